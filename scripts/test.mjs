// npm test: everything the machine can check, in order; a failed step does not hide the later ones.
// `static` stops before anything is built or run (npm run check).
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
if (!process.stdout.isTTY) process.env.NO_COLOR ??= '1';
const bin = 'node_modules/.bin';
const trees = ['shared', 'server', 'client', 'prisma'];
const failed = new Set();
const total = { passed: 0, failed: 0 };

await step('generate', [process.execPath, 'scripts/generate.mjs', '--quiet']);
await step('types', [`${bin}/tsc`, '-b'], 'generate');
await step('lint', [`${bin}/biome`, 'check', '--error-on-warnings', '.']);
await step('layers', [`${bin}/depcruise`, '--config', '.dependency-cruiser.cjs', ...trees]);
await step('dead code', [`${bin}/knip`, '--no-config-hints']);
await step('sizes', [process.execPath, 'scripts/sizes.mjs']);
if (process.argv[2] !== 'static') {
  await step('build', [process.execPath, 'scripts/build.mjs', '--force'], 'generate');
  await tests('rules, client and server', ['rules', 'client', 'server'], 'generate');
  await tests('stories in the browser', ['e2e'], 'build');
}
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;

/** A check that counts as one; it is quiet unless it fails. */
async function step(name, command, needs) {
  const since = Date.now();
  const { code, output } =
    needs && failed.has(needs) ? skipped(needs) : await run(command, 'quietly');
  if (code !== 0) console.log(output.trimEnd());
  report(name, { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, since });
}

/** Tests count one each; a run that breaks off counts as one failure more. */
async function tests(name, projects, needs) {
  const since = Date.now();
  const file = `.cache/tests-${projects[0]}.json`;
  mkdirSync('.cache', { recursive: true });
  rmSync(file, { force: true });
  const flags = projects.flatMap((project) => ['--project', project]);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const command = [`${bin}/vitest`, 'run', ...flags, ...reporters];
  const { code, output } = needs && failed.has(needs) ? skipped(needs) : await run(command);
  if (output) console.log(output);
  const counted = readCounts(file);
  if (code !== 0 && counted.failed === 0) counted.failed = 1;
  report(name, { ...counted, since });
}

function readCounts(file) {
  try {
    const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(file, 'utf8'));
    const brokenFiles = testResults.filter(
      (one) => one.status === 'failed' && one.assertionResults.length === 0,
    );
    return { passed: numPassedTests, failed: numFailedTests + brokenFiles.length };
  } catch {
    return { passed: 0, failed: 0 };
  }
}

function report(name, { passed, failed: bad, since }) {
  if (bad > 0) failed.add(name);
  total.passed += passed;
  total.failed += bad;
  const seconds = ((Date.now() - since) / 1000).toFixed(1);
  console.log(`${bad > 0 ? '✗' : '✓'} ${name} (${seconds} s)`);
}

function skipped(needs) {
  return { code: 1, output: `Not run, because ${needs} failed.` };
}

function run([program, ...args], quietly) {
  const child = spawn(program, args, {
    stdio: ['ignore', quietly ? 'pipe' : 'inherit', quietly ? 'pipe' : 'inherit'],
  });
  const end = (signal) => child.kill(signal);
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, end);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (data) => (output += data));
  return new Promise((done) => {
    child.once('error', (error) => done({ code: 1, output: error.message }));
    child.once('close', (code) => {
      for (const signal of ['SIGINT', 'SIGTERM']) process.off(signal, end);
      done({ code: code ?? 1, output });
    });
  });
}
