import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { root } from './run';

/**
 * For those who change the code: `npm start` that starts again when the BFF, the stand-ins or shared change. The
 * phone app and the console are rebuilt at each start when their own files changed.
 */
const watched = ['bff/src', 'bff/migrations', 'shared/src', 'test/fakes', 'test/sandbox', 'scripts'].map(
  (folder) => `--watch-path=${join(root, folder)}`,
);

const child = spawn(
  process.execPath,
  [...watched, '--watch-preserve-output', '--require', 'tsx/cjs', join(root, 'scripts/start.ts')],
  { cwd: root, stdio: 'inherit' },
);
process.on('SIGINT', () => {});
process.on('SIGTERM', () => child.kill('SIGTERM'));
child.on('exit', (code) => process.exit(code ?? 0));
