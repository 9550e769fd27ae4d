import jsep from 'jsep';

/** What is wrong with a formula, and at which character (0 is the first). */
export type FormulaProblem = { at: number; message: string };

/** Values of one thing for many cases at once; NaN where there is none. */
export type Values = Float64Array;

/**
 * A formula ready to run: gives a value for every case, from the values of its inputs in the order of
 * the keys it was read with. What it gives is its own memory, written over by the next run.
 */
export type Formula = {
  /** Keys it mentions, in the order they were given. */
  uses: readonly string[];
  run: (inputs: readonly Values[], cases: number) => Values;
};

const MAX_LENGTH = 500;
const MAX_PARTS = 200;
const ALLOWED = /[^\w\s+\-*/%().,<>=!&|?:]/;

type Node = (inputs: readonly Values[], cases: number) => Values;
type Reading = { text: string; keys: readonly string[]; parts: number; uses: Set<string> };

class Wrong extends Error {
  at: number;
  constructor(at: number, message: string) {
    super(message);
    this.at = at;
  }
}

const truth = (holds: boolean) => (holds ? 1 : 0);

const binary: Record<string, (a: number, b: number) => number> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  // Nothing divided by nothing is no value, and neither is anything divided by zero.
  '/': (a, b) => (b === 0 ? Number.NaN : a / b),
  '%': (a, b) => (b === 0 ? Number.NaN : a % b),
  '**': (a, b) => a ** b,
  '<': (a, b) => truth(a < b),
  '<=': (a, b) => truth(a <= b),
  '>': (a, b) => truth(a > b),
  '>=': (a, b) => truth(a >= b),
  '==': (a, b) => truth(a === b),
  '!=': (a, b) => truth(a !== b),
  '&&': (a, b) => truth(a !== 0 && b !== 0),
  '||': (a, b) => truth(a !== 0 || b !== 0),
};

type Operation = { takes: readonly [number, number]; of: (...values: number[]) => number };

const functions: Record<string, Operation> = {
  min: { takes: [1, 20], of: Math.min },
  max: { takes: [1, 20], of: Math.max },
  abs: { takes: [1, 1], of: Math.abs },
  sqrt: { takes: [1, 1], of: Math.sqrt },
  ln: { takes: [1, 1], of: Math.log },
  log: { takes: [1, 1], of: Math.log10 },
  exp: { takes: [1, 1], of: Math.exp },
  round: { takes: [1, 1], of: Math.round },
  floor: { takes: [1, 1], of: Math.floor },
  ceil: { takes: [1, 1], of: Math.ceil },
};

/** Names a formula may call, for the editor to offer. */
export const formulaFunctions: readonly string[] = Object.keys(functions);

/** Words that mean something in a formula already, so that no criterion can go by them. */
export const isTaken = (key: string): boolean =>
  Object.hasOwn(functions, key) || ['true', 'false', 'null', 'this'].includes(key);

/** Memory for one step's values, kept between runs of the same size. */
function memory(): (cases: number) => Values {
  let values: Values = new Float64Array(0);
  return (cases) => {
    if (values.length !== cases) values = new Float64Array(cases);
    return values;
  };
}

/** A step over the values of others: no value among them gives none. */
function step(of: (...values: number[]) => number, parts: readonly Node[]): Node {
  const room = memory();
  const [left, right] = parts;
  if (left && right && parts.length === 2) {
    return (inputs, cases) => {
      const out = room(cases);
      const a = left(inputs, cases);
      const b = right(inputs, cases);
      for (let i = 0; i < cases; i++) {
        const x = a[i] as number;
        const y = b[i] as number;
        out[i] = Number.isNaN(x) || Number.isNaN(y) ? Number.NaN : of(x, y);
      }
      return out;
    };
  }
  return (inputs, cases) => {
    const out = room(cases);
    const values = parts.map((part) => part(inputs, cases));
    for (let i = 0; i < cases; i++) {
      const row = values.map((value) => value[i] as number);
      out[i] = row.some(Number.isNaN) ? Number.NaN : of(...row);
    }
    return out;
  };
}

function constant(value: number): Node {
  const room = memory();
  return (_, cases) => room(cases).fill(value);
}

/** A choice gives the side its test points to; the other side may be without a value. */
function choice(test: Node, yes: Node, no: Node): Node {
  const room = memory();
  return (inputs, cases) => {
    const out = room(cases);
    const [which, a, b] = [test(inputs, cases), yes(inputs, cases), no(inputs, cases)];
    for (let i = 0; i < cases; i++) {
      const asked = which[i] as number;
      out[i] = Number.isNaN(asked) ? Number.NaN : ((asked !== 0 ? a[i] : b[i]) as number);
    }
    return out;
  };
}

/** Where a word stands in the formula; the start when it cannot be told. */
const placeOf = (text: string, word: string): number =>
  Math.max(0, text.search(new RegExp(`\\b${word.replace(/[^\w]/g, '\\$&')}(?!\\w)`)));

function identifier(reading: Reading, name: string): Node {
  const index = reading.keys.indexOf(name);
  if (index < 0) {
    const hint = Object.hasOwn(functions, name) ? `${name} needs brackets: ${name}(…).` : '';
    const known = `There is no criterion “${name}”. There are: ${reading.keys.join(', ')}.`;
    throw new Wrong(placeOf(reading.text, name), hint || known);
  }
  reading.uses.add(name);
  return (inputs) => inputs[index] as Values;
}

function call(reading: Reading, node: jsep.CallExpression): Node {
  const name = (node.callee as jsep.Identifier).name;
  const known = typeof name === 'string' && Object.hasOwn(functions, name);
  const operation = known ? functions[name] : undefined;
  if (!operation) {
    const message = `“${name ?? '…'}” is no function. There are: ${formulaFunctions.join(', ')}.`;
    throw new Wrong(placeOf(reading.text, String(name)), message);
  }
  const [least, most] = operation.takes;
  if (node.arguments.length < least || node.arguments.length > most) {
    const takes = least === most ? `${least} value` : `${least} to ${most} values`;
    throw new Wrong(placeOf(reading.text, name), `${name} takes ${takes}.`);
  }
  return step(
    operation.of,
    node.arguments.map((part) => nodeOf(reading, part)),
  );
}

function operatorOf(reading: Reading, { operator }: jsep.BinaryExpression) {
  const of = Object.hasOwn(binary, operator) ? binary[operator] : undefined;
  if (of) return of;
  throw new Wrong(
    Math.max(0, reading.text.indexOf(operator)),
    `“${operator}” is not understood here.`,
  );
}

function nodeOf(reading: Reading, expression: jsep.Expression): Node {
  if (++reading.parts > MAX_PARTS) {
    throw new Wrong(0, `It has more than ${MAX_PARTS} parts. Make it simpler.`);
  }
  const node = expression as jsep.CoreExpression;
  const read = (part: jsep.Expression) => nodeOf(reading, part);
  switch (node.type) {
    case 'Literal':
      if (typeof node.value === 'number') return constant(node.value);
      throw new Wrong(placeOf(reading.text, String(node.raw)), 'Only numbers can stand here.');
    case 'Identifier':
      return identifier(reading, node.name);
    case 'UnaryExpression':
      if (node.operator === '-') return step((a) => -a, [read(node.argument)]);
      if (node.operator === '+') return read(node.argument);
      if (node.operator === '!') return step((a) => truth(a === 0), [read(node.argument)]);
      throw new Wrong(reading.text.indexOf(node.operator), `“${node.operator}” is not understood.`);
    case 'BinaryExpression':
      return step(operatorOf(reading, node), [read(node.left), read(node.right)]);
    case 'ConditionalExpression':
      return choice(read(node.test), read(node.consequent), read(node.alternate));
    case 'CallExpression':
      return call(reading, node);
    case 'Compound':
      throw new Wrong(secondPart(reading.text), 'Something is missing between two values.');
    default:
      throw new Wrong(
        Math.max(0, reading.text.search(/[a-z_]\s*\./i) + 1),
        'This is not a formula.',
      );
  }
}

/** Where a second value starts without a sign before it. */
function secondPart(text: string): number {
  const gap = /[\w)]\s+(?=[\w(])|,/.exec(text);
  return gap ? gap.index + gap[0].length : 0;
}

function parse(text: string): jsep.Expression {
  if (text.trim() === '') throw new Wrong(0, 'Write a formula, like value / effort.');
  if (text.length > MAX_LENGTH) {
    throw new Wrong(MAX_LENGTH, `Use at most ${MAX_LENGTH} characters.`);
  }
  const odd = ALLOWED.exec(text);
  if (odd) {
    const hint = odd[0] === '^' ? 'Write ** for a power.' : `“${odd[0]}” is not understood.`;
    throw new Wrong(odd.index, hint);
  }
  try {
    return jsep(text);
  } catch (error) {
    const { index, description } = error as { index?: number; description?: string };
    if (index === undefined) throw error;
    const at = Math.min(index, text.length);
    throw new Wrong(at, at >= text.length ? 'It ends too early.' : `${description}.`);
  }
}

/**
 * Reads a formula over criteria: numbers, the keys, + - * / % **, comparisons, && || !, `a ? b : c`, and
 * the functions above. Nothing else is reachable from it: no property, no text, no assignment, no loop.
 */
export function readFormula(
  text: string,
  keys: readonly string[],
): { formula: Formula } | { problem: FormulaProblem } {
  try {
    const reading: Reading = { text, keys, parts: 0, uses: new Set() };
    const root = nodeOf(reading, parse(text));
    if (reading.uses.size === 0) throw new Wrong(0, 'It has to use at least one criterion.');
    return { formula: { uses: keys.filter((key) => reading.uses.has(key)), run: root } };
  } catch (error) {
    if (error instanceof Wrong) return { problem: { at: error.at, message: error.message } };
    throw error;
  }
}
