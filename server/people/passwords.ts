import { hash, verify } from '@node-rs/argon2';

/** Argon2id with the parameters OWASP recommends: 19 MiB, two passes, one lane. */
const parameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const hashPassword = (password: string): Promise<string> => hash(password, parameters);

let nobodysHash: Promise<string> | undefined;

/** Checks a password; without an account it works just as long on nobody's, and says no. */
export async function passwordMatches(kept: string | null, password: string): Promise<boolean> {
  nobodysHash ??= hashPassword('nobody has this password');
  const matches = await verify(kept ?? (await nobodysHash), password);
  return kept !== null && matches;
}
