import { existsSync } from 'node:fs';

/** `npm run bench -- NAME …` runs bench/NAME.ts, which prints what it measured. */
const [name = ''] = process.argv.slice(2);
const file = new URL(`./${name}.ts`, import.meta.url);

if (!/^[a-z]+$/.test(name) || name === 'main' || !existsSync(file)) {
  console.error('Say what to measure: npm run bench -- import FILE [--json]');
  process.exit(1);
}

const { bench } = (await import(file.href)) as { bench: (args: string[]) => Promise<void> };
await bench(process.argv.slice(3));
process.exit(0);
