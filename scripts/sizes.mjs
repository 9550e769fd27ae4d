// ARCHITECTURE §3 and §4: no file above its size, no drawer for things without a name, no barrels.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const trees = ['shared', 'server', 'client', 'prisma', 'e2e', 'bench', 'scripts'];
const nameless = /^(utils?|helpers?|common|misc|types|shared)$/;
const complaints = [];

function visit(folder) {
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    const path = `${folder}/${entry.name}`;
    if (path === 'server/db/generated' || entry.name.startsWith('.')) continue;
    if (entry.isDirectory()) {
      if (nameless.test(entry.name)) complaints.push(`${path}: name the folder for what is in it`);
      visit(path);
    } else if (/\.(tsx?|mjs|css)$/.test(entry.name)) measure(path);
  }
}

function measure(path) {
  const lines = readFileSync(join(root, path), 'utf8').trimEnd().split('\n').length;
  const limit = /\.test\.tsx?$|^e2e\//.test(path) ? 500 : 300;
  if (lines > limit) complaints.push(`${path}: ${lines} lines, ${limit} at most`);
  if (/\/index\.tsx?$/.test(path)) complaints.push(`${path}: no barrels`);
}

const present = new Set(readdirSync(root));
for (const tree of trees) if (present.has(tree)) visit(tree);
for (const complaint of complaints) console.error(complaint);
process.exitCode = complaints.length > 0 ? 1 : 0;
