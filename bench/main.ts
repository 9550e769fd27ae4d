import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The list that `import` measures when it is told none. */
const realList = '../shared/data/federal-ai-use-cases-2024.csv';
const all: string[][] = [
  ['board'],
  ['client'],
  ['ranking'],
  ...(existsSync(realList) ? [['import', realList]] : []),
];

const [name, ...args] = process.argv.slice(2);

/** `npm run bench -- NAME …` runs bench/NAME.ts, which prints what it measured; without a name, all of them. */
if (name === undefined) {
  for (const [which = '', ...rest] of all) {
    console.log(`\n${which}`);
    const self = fileURLToPath(import.meta.url);
    spawnSync(process.execPath, [...process.execArgv, self, which, ...rest], { stdio: 'inherit' });
  }
  process.exit(0);
}

const file = new URL(`./${name}.ts`, import.meta.url);
if (!/^[a-z]+$/.test(name) || name === 'main' || !existsSync(file)) {
  console.error(
    'Say what to measure: npm run bench -- board, client, ranking or import FILE [--json]',
  );
  process.exit(1);
}
const { bench } = (await import(file.href)) as { bench: (args: string[]) => Promise<void> };
await bench(args);
process.exit(0);
