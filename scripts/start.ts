import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { readConfig } from '../bff/src/config';
import { systemClock } from '../bff/src/platform/clock';
import { ConfigProblems } from '../bff/src/platform/config';
import { EmbeddedPostgresError, MigrationError, refuseUnusableFolder } from '../bff/src/platform/database';
import { createLogger } from '../bff/src/platform/logger';
import { startBff } from '../bff/src/start';
import { createSandbox, entryLinks, sandboxSite } from '../test/sandbox';
import { build, BuildFailed } from './build-targets';
import { openDataFolder, StartProblem } from './data-folder';
import { freePortOr } from './port';
import { stopOnSignal } from './stop-on-signal';

const say = (sentence: string) => console.log(sentence);

/** Everything on one machine with no account anywhere: the product, and stand-ins for the world around it. */
async function start(): Promise<void> {
  const environment = withoutEmpty(process.env);
  requireSecretOfCore(environment);
  const port = await freePortOr(Number(environment.PORT ?? 3000), (other) => `PORT=${other} npm start`);
  const origin = `http://127.0.0.1:${port}`;
  const data = await openDataFolder(environment.DATA_DIR ?? '.data');
  const secrets = data.secrets(newSecrets);
  const sandbox = createSandbox({
    clock: systemClock,
    sandboxUrl: () => origin,
    bffUrl: () => origin,
    dataDir: data.path,
    marketingCoreSecret: secrets.marketingCore,
  });
  const config = readConfig({
    ...sandbox.environment(),
    ...sandboxDefaults(secrets),
    ...environment,
    PORT: String(port),
    DATA_DIR: data.path,
  });
  if (!config.DATABASE_URL) await refuseUnusableFolder(join(data.path, 'postgres'));

  await build(['h5', 'console'], say);
  const links = entryLinks(origin);
  const bff = await startBff(config, {
    logger: createLogger({ level: config.LOG_LEVEL }),
    onProgress: say,
    sandbox: sandboxSite(links, sandbox.router),
    sites: { phone: join(__dirname, '../miniapp/dist/h5'), console: join(__dirname, '../bff/console/dist') },
  });
  stopOnSignal(async () => {
    sandbox.close();
    await bff.stop();
  });
  say(readyText(origin, links, secrets));
}

const newSecrets = () => ({
  marketingCore: `whsec_${randomBytes(32).toString('base64')}`,
  consolePassword: randomBytes(9).toString('base64url'),
  guardPassword: randomBytes(9).toString('base64url'),
  masterKey: randomBytes(32).toString('base64'),
});

const sandboxDefaults = (secrets: ReturnType<typeof newSecrets>) => ({
  LOG_LEVEL: 'warn',
  // The stand-ins show every code and number, so only this machine may see them unless somebody says otherwise.
  LISTEN_ADDRESS: '127.0.0.1',
  CONSOLE_FIRST_OPERATOR: 'admin',
  CONSOLE_FIRST_PASSWORD: secrets.consolePassword,
  // Nobody approves what they wrote themselves: a second person is needed to try it.
  CONSOLE_FIRST_GUARD: 'compliance',
  CONSOLE_FIRST_GUARD_PASSWORD: secrets.guardPassword,
  MASTER_KEY: secrets.masterKey,
});

/** A core of one's own has a secret of its own; ours would sign what it then refuses. */
function requireSecretOfCore(environment: Record<string, string | undefined>): void {
  if (environment.MARKETING_CORE_URL && !environment.MARKETING_CORE_SECRET)
    throw new StartProblem(
      'MARKETING_CORE_URL is set without MARKETING_CORE_SECRET: give the secret (whsec_…) that your core verifies with.',
    );
}

function readyText(
  origin: string,
  links: { title: string; url: string }[],
  { consolePassword, guardPassword }: ReturnType<typeof newSecrets>,
): string {
  const rows = [
    ['Everything on one page', `${origin}/`],
    ...links.map(({ title, url }) => [title, url]),
    ['Console (admin)', `${origin}/console/   password ${consolePassword}`],
    ['Console (compliance, who approves texts)', `${origin}/console/   password ${guardPassword}`],
    ['Marketing core inbox', `${origin}/sandbox/core`],
    ['Contract of the facts', `${origin}/contract`],
  ];
  return [
    '',
    'Loudou is ready. Ctrl-C stops everything.',
    '',
    ...rows.map(([title, url]) => `  ${title}\n    ${url}`),
    '',
  ].join('\n');
}

const withoutEmpty = (environment: NodeJS.ProcessEnv) =>
  Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));

start().catch((error: unknown) => {
  const expected = [ConfigProblems, EmbeddedPostgresError, MigrationError, BuildFailed, StartProblem].some(
    (kind) => error instanceof kind,
  );
  console.error(expected ? (error as Error).message : error);
  process.exit(1);
});
