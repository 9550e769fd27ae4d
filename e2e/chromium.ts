import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { projectRoot } from '#server/root.ts';

export interface ChromiumFiles {
  executablePath: string;
  /** What the process needs beside our own environment. */
  env: Record<string, string>;
}

const systemPaths = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** CHROMIUM_PATH, or the Chromium that npm brought along, or the system's. */
export function findChromium(): ChromiumFiles {
  const given = process.env.CHROMIUM_PATH;
  if (given) return { executablePath: given, env: {} };
  if (process.platform === 'linux' && process.arch === 'x64') return bundledChromium();
  const system = systemPaths.find((path) => existsSync(path));
  if (!system) throw new Error('There is no Chromium for this system: set CHROMIUM_PATH.');
  return { executablePath: system, env: {} };
}

/** Unpacked once into .cache, whole or not at all; the package itself would leave it open in /tmp. */
function bundledChromium(): ChromiumFiles {
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium');
  const { version } = JSON.parse(readFileSync(join(packageOf(entry), 'package.json'), 'utf8'));
  const folder = join(projectRoot, '.cache', `chromium-${version}`);
  if (!existsSync(folder)) unpack(folder);
  return {
    executablePath: join(folder, 'chromium'),
    env: {
      LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'),
      FONTCONFIG_FILE: join(folder, 'fonts.conf'),
    },
  };
}

function packageOf(file: string): string {
  const folder = dirname(file);
  const isPackage = existsSync(join(folder, 'README.md')) && existsSync(join(folder, 'bin'));
  return isPackage ? folder : packageOf(folder);
}

function unpack(folder: string): void {
  const unfinished = `${folder}.${process.pid}`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true });
  const script = `import chromium from '@sparticuz/chromium'; await chromium.executablePath();`;
  execFileSync(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: projectRoot,
    // It unpacks into the folder for temporary files, and its libraries only for Lambda's Linux.
    env: { ...process.env, TMPDIR: unfinished, AWS_LAMBDA_JS_RUNTIME: 'nodejs22.x' },
  });
  const fonts = `<dir>${join(folder, 'fonts')}</dir><cachedir>${join(folder, 'fonts-cache')}</cachedir>`;
  writeFileSync(
    join(unfinished, 'fonts.conf'),
    `<?xml version="1.0"?><fontconfig><dir>/usr/share/fonts</dir>${fonts}</fontconfig>`,
  );
  try {
    renameSync(unfinished, folder);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
}
