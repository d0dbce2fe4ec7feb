import { createHash } from 'node:crypto';

/** `0007_what_it_does.sql`: the number gives the order, the words say why it exists. */
const FILE_NAME = /^(\d{4})_[a-z0-9_]+\.sql$/;

export interface MigrationFile {
  name: string;
  sql: string;
  sha256: string;
}

export interface AppliedMigration {
  name: string;
  sha256: string;
}

export class MigrationError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'MigrationError';
  }
}

/** Line ends do not count: a checkout may have turned them. */
export function migrationFile(name: string, text: string): MigrationFile {
  const sql = text.replaceAll('\r\n', '\n');
  return { name, sql, sha256: createHash('sha256').update(sql).digest('hex') };
}

/** The files still to apply, in order; refuses any history that is not the beginning of ours. */
export function planMigrations(
  files: readonly MigrationFile[],
  applied: readonly AppliedMigration[],
): MigrationFile[] {
  const ordered = inOrder(files);
  const history = [...applied].sort(byName);
  history.forEach((record, index) => assertSame(record, ordered[index]));
  return ordered.slice(history.length);
}

function inOrder(files: readonly MigrationFile[]): MigrationFile[] {
  const ordered = [...files].sort(byName);
  ordered.forEach(({ name }, index) => {
    const number = FILE_NAME.exec(name)?.[1];
    if (!number) throw new MigrationError(`The migration ${name} is not named like 0001_what_it_does.sql.`);
    const wanted = String(index + 1).padStart(4, '0');
    if (number !== wanted) {
      throw new MigrationError(
        `The migrations have a gap or a double: ${name} stands where ${wanted} belongs.`,
      );
    }
  });
  return ordered;
}

function assertSame(applied: AppliedMigration, file: MigrationFile | undefined): void {
  if (!file) {
    throw new MigrationError(
      `The database is newer than this program: it has had ${applied.name}, which is not known here; start the newer version.`,
    );
  }
  if (applied.name !== file.name) {
    throw new MigrationError(
      `The database has had ${applied.name} where this program has ${file.name}; it was made by another line of the code.`,
    );
  }
  if (applied.sha256 !== file.sha256) {
    throw new MigrationError(
      `The migration ${file.name} was changed after it had been applied; restore it and put the change into a new file.`,
    );
  }
}

const byName = (a: { name: string }, b: { name: string }): number => (a.name < b.name ? -1 : 1);
