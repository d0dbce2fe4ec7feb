// The one step before any command: install from the lockfile when it is new, then run. Plain JavaScript on
// Node alone, because nothing is installed yet when it starts.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const pnpm = 'pnpm@10.34.9';
const stamp = join(root, 'node_modules', '.installed-from');

const programs = {
  start: 'scripts/start.ts',
  test: 'scripts/test.ts',
  check: 'scripts/check.ts',
  dev: 'scripts/dev.ts',
  build: 'scripts/build.ts',
  bench: 'scripts/bench.ts',
  migrate: 'scripts/migrate.ts',
  simulate: 'scripts/simulate.ts',
  calibrate: 'scripts/calibrate.ts',
  'test:journeys': 'scripts/test-journeys.ts',
  'test:faults': 'scripts/test-faults.ts',
};

function refuseOldNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  console.error(`Loudou needs Node 20.19 or newer; this is ${process.versions.node}.`);
  process.exit(1);
}

function installWhenNew() {
  const wanted = createHash('sha256')
    .update(readFileSync(join(root, 'pnpm-lock.yaml')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  console.log('Installing the packages of the lockfile …');
  const npx = process.platform === 'win32' ? 'npx.cmd' : 'npx';
  const reporter = process.stdout.isTTY ? [] : ['--reporter=append-only', '--loglevel=warn'];
  const result = spawnSync(
    npx,
    ['-y', pnpm, 'install', '--frozen-lockfile', '--prefer-offline', ...reporter],
    {
      cwd: root,
      stdio: 'inherit',
      // npm hands its own settings down as npm_config_*, some of which pnpm would warn about.
      env: { ...process.env, npm_config_loglevel: 'error', CI: process.env.CI ?? '' },
    },
  );
  if (result.status !== 0) {
    console.error('The packages could not be installed; what pnpm said stands above. Nothing was started.');
    process.exit(result.status ?? 1);
  }
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, wanted);
}

function run(command, given) {
  const program = programs[command];
  if (!program) {
    console.error(`There is no command ${command}; there are: ${Object.keys(programs).join(', ')}`);
    process.exit(1);
  }
  const child = spawn(process.execPath, ['--require', 'tsx/cjs', join(root, program), ...given], {
    cwd: root,
    stdio: 'inherit',
  });
  // Ctrl-C reaches the child from the terminal itself; this process only waits for it to finish tidily.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
}

refuseOldNode();
installWhenNew();
run(process.argv[2], process.argv.slice(3));
