import { type ReactNode, useMemo, useRef } from 'react';
import { TextArea } from '#client/ui/text-area.tsx';
import { type FormulaProblem, formulaFunctions, readFormula } from '#shared/scoring/formula.ts';
import styles from './formula-editor.module.css';

interface FormulaEditorProps {
  expression: string;
  criteria: readonly { key: string; name: string }[];
  onChange: (expression: string) => void;
  /** What it gives for one opportunity. */
  example: ReactNode;
}

/** A formula over the criteria's keys, read while it is written. */
export function FormulaEditor({ expression, criteria, onChange, example }: FormulaEditorProps) {
  const area = useRef<HTMLTextAreaElement>(null);
  const read = useMemo(
    () =>
      readFormula(
        expression,
        criteria.map(({ key }) => key),
      ),
    [expression, criteria],
  );
  const problem = 'problem' in read ? read.problem : null;

  /** Puts a word where the caret stands, with space around it where words would run together. */
  function insert(word: string, caretBack = 0) {
    const field = area.current;
    if (!field) return;
    const { selectionStart, selectionEnd } = field;
    const before = expression.slice(0, selectionStart);
    const after = expression.slice(selectionEnd);
    const text = `${/[\w)]$/.test(before) ? ' ' : ''}${word}${/^\w/.test(after) ? ' ' : ''}`;
    onChange((before + text + after).slice(0, 500));
    const caret = before.length + text.trimEnd().length - caretBack;
    requestAnimationFrame(() => {
      field.focus();
      field.setSelectionRange(caret, caret);
    });
  }

  return (
    <div className={styles.editor}>
      <div className={styles.formula}>
        <TextArea
          label="Formula"
          ref={area}
          rows={2}
          maxLength={500}
          spellCheck={false}
          autoCapitalize="none"
          autoComplete="off"
          value={expression}
          onChange={({ target }) => onChange(target.value.replaceAll('\n', ' '))}
          error={problem ? `${problem.message} (character ${problem.at + 1})` : undefined}
        />
        {problem && <Place expression={expression} problem={problem} />}
      </div>
      <Words
        label="Criteria"
        words={criteria.map(({ key, name }) => ({ word: key, title: name }))}
        onInsert={(word) => insert(word)}
      />
      <Words
        label="Functions"
        words={formulaFunctions.map((word) => ({ word: `${word}()`, title: word }))}
        onInsert={(word) => insert(word, 1)}
      />
      {!problem && example}
      <p className={styles.rules}>
        A formula reads the answers as they were given, each the mean of its raters. Where one it
        needs is missing, or it divides by zero, there is no score, and the opportunity says why.
        Signs are + - * / % **, comparisons, &amp;&amp; || ! and <code>a ? b : c</code>.
      </p>
    </div>
  );
}

const AROUND = 24;

/** The part of the formula that cannot be read, with a caret under the character it is about. */
function Place({ expression, problem: { at } }: { expression: string; problem: FormulaProblem }) {
  const from = Math.max(0, at - AROUND);
  const before = expression.slice(from, at);
  const after = expression.slice(at + 1, at + AROUND);
  if (expression.trim() === '') return null;
  return (
    <p className={styles.place} aria-hidden="true">
      {from > 0 && '…'}
      {before}
      <span className={styles.caret}>{expression[at] ?? '\u00a0'}</span>
      {after}
      {at + AROUND < expression.length && '…'}
    </p>
  );
}

interface WordsProps {
  label: string;
  words: readonly { word: string; title: string }[];
  onInsert: (word: string) => void;
}

function Words({ label, words, onInsert }: WordsProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out in a line with its legend
    <div className={styles.words} role="group" aria-label={`Insert ${label.toLowerCase()}`}>
      <span className={styles.what}>{label}</span>
      {words.map(({ word, title }) => (
        <button
          key={word}
          type="button"
          className={styles.word}
          title={title}
          onClick={() => onInsert(word)}
        >
          {word}
        </button>
      ))}
    </div>
  );
}
