export type EmbeddedPostgresProblem =
  | 'unsupported_machine'
  | 'unfinished_folder'
  | 'other_version'
  | 'no_permission'
  | 'disk_full'
  | 'start_failed'
  | 'stop_failed';

/** `message` is one sentence for the person who started the program: what is wrong and what to do. */
export class EmbeddedPostgresError extends Error {
  constructor(
    readonly problem: EmbeddedPostgresProblem,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'EmbeddedPostgresError';
  }
}

function noPermission(folder: string, cause?: unknown): EmbeddedPostgresError {
  return new EmbeddedPostgresError(
    'no_permission',
    `The data folder ${folder} may not be read or written by this user; give it to this user or choose another folder with DATA_DIR.`,
    { cause },
  );
}

function diskFull(folder: string, cause?: unknown): EmbeddedPostgresError {
  return new EmbeddedPostgresError(
    'disk_full',
    `The disk that holds ${folder} is full; free some space and start again.`,
    { cause },
  );
}

/** The same two refusals, as PostgreSQL's programs word them. */
export function fromComplaint(complaint: string, folder: string): EmbeddedPostgresError | undefined {
  if (/No space left on device|Disk quota exceeded|Check free disk space/.test(complaint)) {
    return diskFull(folder, complaint);
  }
  if (/Permission denied|has wrong ownership/.test(complaint)) return noPermission(folder, complaint);
  return undefined;
}

/** The first line that names a failure, without the log's prefix. */
export function firstReason(complaint: string): string {
  const line = complaint.split('\n').find((text) => /error|fatal|panic/i.test(text)) ?? complaint;
  return line.replace(/^.*?(FATAL|PANIC|error):\s*/, '').trim() || 'it gave no reason';
}

/** Gives the operating system's refusals a sentence; everything else is passed on as it is. */
export function inWords(error: unknown, folder: string): unknown {
  const code = (error as { code?: unknown } | null | undefined)?.code;
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return noPermission(folder, error);
  if (code === 'EEXIST' || code === 'ENOTDIR') {
    return new EmbeddedPostgresError(
      'unfinished_folder',
      `The data folder ${folder} cannot be made because a file stands in its way; choose another place with DATA_DIR.`,
      { cause: error },
    );
  }
  if (code === 'EBUSY' || code === 'EXDEV') {
    return new EmbeddedPostgresError(
      'unfinished_folder',
      `The data folder ${folder} is a mount point, which cannot be filled in one step; choose a folder inside it with DATA_DIR.`,
      { cause: error },
    );
  }
  if (code === 'ENOSPC' || code === 'EDQUOT') return diskFull(folder, error);
  return error;
}
