import { randomBytes, randomInt } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { EmbeddedPostgresError, startEmbeddedPostgres } from '../bff/src/platform/database';
import { createLogger } from '../bff/src/platform/logger';
import { OptionProblems, readOptions, type SimulateOptions, usage } from '../test/simulator/command/options';
import { createProgressBar } from '../test/simulator/command/progress-bar';
import { simulateOwn } from '../test/simulator/command/simulate';
import { createDoor } from '../test/simulator/drive/door';
import { drive } from '../test/simulator/drive/drive';
import { createSandboxWorld } from '../test/simulator/drive/sandbox-world';
import { makePlan } from '../test/simulator/plan/plan';
import { truthOf } from '../test/simulator/truth/truth';
import { writeTruth } from '../test/simulator/truth/write-truth';
import { build, BuildFailed } from './build-targets';
import { StartProblem } from './data-folder';
import { freePortOr } from './port';
import { stopOnSignal } from './stop-on-signal';

/**
 * Invented people at the real doors of the BFF: `npm run simulate` brings a product of its own, fills it with days
 * of history in about a minute and leaves the console open; `-- --url http://127.0.0.1:3000` aims at a sandbox that
 * runs. What was planned is written beside, so that every report can be held against it. See docs/simulator.md.
 */
async function main(): Promise<void> {
  if (process.argv.includes('--help')) return say(usage);
  const options = readOptions(process.argv.slice(2), Date.now(), () => randomInt(2 ** 32));
  say(
    `Seed ${options.seed}, ${options.days} days from ${options.from}: the same again by --seed ${options.seed} --from ${options.from}`,
  );
  if (options.url) await simulateAt(options.url, options);
  else await simulateHere(options);
}

const say = (sentence: string) => console.log(sentence);
const marker = 'simulation.json';

async function simulateHere(options: SimulateOptions): Promise<void> {
  const port = await freePortOr(options.port, (other) => `npm run simulate -- --port ${other}`);
  const folder = emptyFolder(options.dataDir, options);
  await build(['h5', 'console'], say);
  const postgres = await startEmbeddedPostgres({
    dataDir: join(folder, 'postgres'),
    logger: createLogger({ level: 'error' }),
    onProgress: say,
  });
  let close = () => postgres.stop();
  stopOnSignal(() => close());
  const credentials = { signInName: 'admin', password: randomBytes(9).toString('base64url') };
  const guard = { signInName: 'compliance', password: randomBytes(9).toString('base64url') };
  const bar = createProgressBar(process.stdout);
  const { product, driven, truth, check } = await simulateOwn(
    {
      ...options,
      port,
      databaseUrl: postgres.url,
      masterKey: randomBytes(32).toString('base64'),
      credentials,
      guard,
    },
    bar.show,
  ).catch(async (error: unknown) => {
    await postgres.stop();
    throw error;
  });
  close = async () => {
    await product.close();
    await postgres.stop();
  };
  bar.end(driven);
  await writeTruth(join(folder, 'truth'), truth, options);
  say(`\nThe truth lies in ${join(folder, 'truth')}`);
  let isEqual = true;
  if (options.checks) {
    const checked = await check();
    ({ isEqual } = checked);
    say(`\n${checked.table}`);
  }
  if (options.ends) {
    await close();
    process.exit(isEqual ? 0 : 1);
  }
  await product.letGo();
  say(
    [
      '',
      '  Console (admin)',
      `    ${product.url}/console/   password ${credentials.password}`,
      '  Console (compliance, who approves texts)',
      `    ${product.url}/console/   password ${guard.password}`,
      '',
      'Ctrl-C stops everything.',
    ].join('\n'),
  );
}

/** Each run begins with an empty store; only what a run of this command left there is taken away. */
function emptyFolder(given: string, options: SimulateOptions): string {
  const folder = resolve(given);
  const found = existsSync(folder) ? readdirSync(folder) : [];
  if (found.length > 0 && !found.includes(marker))
    throw new StartProblem(
      `${folder} holds something that no simulation left there; choose another folder by --data.`,
    );
  if (existsSync(join(folder, 'postgres/postmaster.pid')))
    throw new StartProblem(
      `The database in ${folder} still runs, or was killed: stop the other simulation, or choose another folder by --data.`,
    );
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, marker), `${JSON.stringify(options, null, 1)}\n`);
  return folder;
}

async function simulateAt(url: string, options: SimulateOptions): Promise<void> {
  // Elsewhere than the numbers of any other run against the same sandbox.
  const plan = makePlan({ ...options, firstNumber: options.seed % 90_000_000 });
  const door = createDoor(url);
  const bar = createProgressBar(process.stdout);
  const { driven, actors } = await drive(plan, {
    doors: [door],
    world: createSandboxWorld(url),
    ratePerSecond: options.ratePerSecond,
    progress: bar.show,
  });
  bar.end(driven);
  await door.close();
  const folder = resolve(options.dataDir, 'truth-of-sandbox');
  await writeTruth(folder, truthOf(plan, actors), {
    ...options,
    clock: "the machine's: planned days are not those of the store",
  });
  say(
    `\nThe truth lies in ${folder}; its days are those of the plan, while in the sandbox everything happened now.`,
  );
}

main().catch((error: unknown) => {
  const expected = [OptionProblems, EmbeddedPostgresError, BuildFailed, StartProblem].some(
    (kind) => error instanceof kind,
  );
  console.error(expected ? (error as Error).message : error);
  process.exit(1);
});
