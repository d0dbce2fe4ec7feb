import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fingerprint } from './fingerprint';
import { type Outcome, type Program, root, run, tool } from './run';

export type TargetName = 'bff' | 'h5' | 'weapp' | 'tt' | 'console';

interface Target {
  title: string;
  inputs: string[];
  output: string;
  program: Program;
}

const taro = (platform: string): Program => ({
  name: platform,
  command: process.execPath,
  arguments: [join(root, 'miniapp/node_modules/@tarojs/cli/bin/taro'), 'build', '--type', platform],
  cwd: join(root, 'miniapp'),
  environment: { NODE_ENV: 'production', BROWSERSLIST_IGNORE_OLD_DATA: '1' },
});

/** The BFF's own packages stay packages, so that native parts and licences stay where they are. */
function bffPackages(): string[] {
  const { dependencies } = JSON.parse(readFileSync(join(root, 'bff/package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  return Object.keys(dependencies).filter((name) => !name.startsWith('@loudou/'));
}

const phoneInputs = ['miniapp', 'shared/src', 'bff/src/router.ts', 'pnpm-lock.yaml'];

const targets: Record<TargetName, Target> = {
  bff: {
    title: 'the BFF',
    inputs: ['bff/src', 'shared/src', 'pnpm-lock.yaml'],
    output: 'bff/dist/main.cjs',
    program: {
      name: 'bff',
      command: process.execPath,
      arguments: [
        tool('esbuild/bin/esbuild'),
        'bff/src/main.ts',
        '--bundle',
        '--platform=node',
        '--target=node20',
        '--format=cjs',
        '--outfile=bff/dist/main.cjs',
        '--sourcemap=linked',
        '--log-level=warning',
        '--log-override:empty-import-meta=silent',
        ...bffPackages().map((name) => `--external:${name}`),
      ],
    },
  },
  h5: {
    title: 'the phone app for the web',
    inputs: phoneInputs,
    output: 'miniapp/dist/h5/index.html',
    program: taro('h5'),
  },
  weapp: {
    title: 'the WeChat mini-program',
    inputs: phoneInputs,
    output: 'miniapp/dist/weapp/app.json',
    program: taro('weapp'),
  },
  tt: {
    title: 'the Douyin mini-program',
    inputs: phoneInputs,
    output: 'miniapp/dist/tt/app.json',
    program: taro('tt'),
  },
  console: {
    title: 'the console',
    inputs: ['bff/console', 'shared/src', 'pnpm-lock.yaml'],
    output: 'bff/console/dist/index.html',
    program: {
      name: 'console',
      command: process.execPath,
      arguments: [join(root, 'bff/console/node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'warn'],
      cwd: join(root, 'bff/console'),
      environment: { NODE_ENV: 'production' },
    },
  },
};

const stampOf = (name: TargetName) => join(root, '.build', `${name}.fingerprint`);

function isFresh(name: TargetName, wanted: string): boolean {
  const target = targets[name];
  return (
    existsSync(join(root, target.output)) &&
    existsSync(stampOf(name)) &&
    readFileSync(stampOf(name), 'utf8') === wanted
  );
}

export class BuildFailed extends Error {
  override name = 'BuildFailed';
}

/** Builds what is not fresh, side by side, and says so. Throws `BuildFailed` with what the compiler printed. */
export async function build(names: TargetName[], say: (sentence: string) => void): Promise<void> {
  const outcomes = await Promise.all(names.map((name) => buildOne(name, say)));
  const failed = outcomes.filter((outcome): outcome is Outcome => outcome !== null && !outcome.ok);
  if (failed.length > 0)
    throw new BuildFailed(
      failed.map(({ name, output }) => `${name} could not be built:\n${output}`).join('\n'),
    );
}

async function buildOne(name: TargetName, say: (sentence: string) => void): Promise<Outcome | null> {
  const target = targets[name];
  const wanted = fingerprint(
    [...target.inputs, 'scripts/build-targets.ts'],
    process.env.LOUDOU_API_URL ?? '',
  );
  if (isFresh(name, wanted)) return null;
  say(`Building ${target.title} …`);
  rmSync(stampOf(name), { force: true });
  const outcome = await run(target.program);
  if (outcome.ok && existsSync(join(root, target.output))) {
    mkdirSync(join(root, '.build'), { recursive: true });
    writeFileSync(stampOf(name), wanted);
    say(`Built ${target.title} in ${outcome.seconds.toFixed(0)} s.`);
    return outcome;
  }
  return { ...outcome, ok: false };
}

export const allTargets = Object.keys(targets) as TargetName[];
