/** Enough for a few processes of ours with their pools; modest beside other programs on the machine. */
const MAX_CONNECTIONS = 200;
const SHARED_BUFFERS_MB = 128;

export interface ServerSettings {
  port: number;
  durable: boolean;
}

/** Settings travel on the command line, so that code and running server never disagree. */
export function serverArguments(dataDir: string, { port, durable }: ServerSettings): string[] {
  const settings: Record<string, string> = {
    listen_addresses: '127.0.0.1',
    // No socket file: nothing to collide in a shared folder, and no limit on the length of its path.
    unix_socket_directories: '',
    max_connections: String(MAX_CONNECTIONS),
    shared_buffers: `${SHARED_BUFFERS_MB}MB`,
    max_wal_size: '1GB',
    timezone: 'UTC',
    log_timezone: 'UTC',
    lc_messages: 'C',
    // Failed statements are told to the client, which logs them masked; here they would stand with their values.
    log_min_messages: 'log',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_checkpoints: 'off',
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  return ['-D', dataDir, '-p', String(port), ...flags];
}

/** Our own environment holds secrets and PG... variables; the database needs neither. */
export function minimalEnvironment(): NodeJS.ProcessEnv {
  const kept: Record<string, string | undefined> = {
    PATH: process.env.PATH,
    LC_ALL: 'C',
    SystemRoot: process.env.SystemRoot,
  };
  return kept as NodeJS.ProcessEnv;
}
