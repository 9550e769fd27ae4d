import { readFile } from 'node:fs/promises';
import { isPdf, verifyPdf } from '#server/handoffs/export-pdf-verify.ts';
import { sha256Of } from '#server/handoffs/sha256.ts';
import { verifyExport } from '#shared/handoffs/export.ts';

const USAGE = 'npm run verify-brief -- FILE';

/** Says of an exported brief whether it is what was signed; ends with 1 when it is not. */
async function verify(path: string | undefined): Promise<void> {
  if (!path) throw new Error(`Usage: ${USAGE}`);
  const file = await readFile(path).catch(() => {
    throw new Error(`${path} cannot be read.`);
  });
  const verified = isPdf(file) ? await verifyPdf(file) : verifyExport(file.toString(), sha256Of);
  if ('problem' in verified) throw new Error(verified.problem);
  const { brief } = verified;
  const signed = brief.signatures.map(
    ({ name, side, signedAt }) => `  ${side.toLowerCase()} ${name}, ${signedAt}`,
  );
  console.log(
    [
      `“${brief.title}”, version ${brief.number}, is as it was signed.`,
      ...signed,
      `SHA-256 ${brief.sha256}`,
    ].join('\n'),
  );
}

await verify(process.argv[2]).catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
