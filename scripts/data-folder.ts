import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';

/** Something that the person who starts can mend; the message says what and how, in one sentence. */
export class StartProblem extends Error {
  override name = 'StartProblem';
}

/** The git-ignored folder of a sandbox: its database, its books, its secrets. */
export async function openDataFolder(given: string) {
  const path = resolve(given);
  try {
    mkdirSync(path, { recursive: true });
    accessSync(path, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    const reason =
      (error as NodeJS.ErrnoException).code === 'EACCES'
        ? 'this user may not write there'
        : (error as Error).message;
    throw new StartProblem(
      `The data folder ${path} cannot be used: ${reason}. Set DATA_DIR to a folder of your own.`,
    );
  }
  return {
    path,
    secrets: <Secrets extends Record<string, string>>(make: () => Secrets) =>
      keepSecrets(join(path, 'sandbox-secrets.json'), make),
  };
}

/** Made at the first start and kept, so that a second start can read what the first one sealed; what is new joins them. */
function keepSecrets<Secrets extends Record<string, string>>(file: string, make: () => Secrets): Secrets {
  const kept: Partial<Secrets> = existsSync(file) ? readSecrets<Secrets>(file) : {};
  const secrets = { ...make(), ...kept };
  if (Object.keys(secrets).length === Object.keys(kept).length) return secrets;
  writeFileSync(`${file}.new`, JSON.stringify(secrets), { mode: 0o600, flush: true });
  renameSync(`${file}.new`, file);
  return secrets;
}

function readSecrets<Secrets>(file: string): Secrets {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Secrets;
  } catch {
    throw new StartProblem(
      `${file} is damaged, and without it the data beside it cannot be read. Restore it, or set DATA_DIR to a new folder.`,
    );
  }
}
