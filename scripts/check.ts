import { join } from 'node:path';
import { type Program, root, run, tool } from './run';

const node = process.execPath;
const typescript = (name: string, project: string): Program => ({
  name,
  command: node,
  arguments: [tool('typescript/bin/tsc'), '-p', join(root, project)],
});

/** Format, lint with the import table, types: no database, seconds. */
const checks: Program[] = [
  {
    name: 'format',
    command: node,
    arguments: [
      tool('prettier/bin/prettier.cjs'),
      '--check',
      '--cache',
      '--cache-location',
      '.build/prettier',
      '.',
    ],
  },
  {
    name: 'lint and imports',
    command: node,
    arguments: [
      tool('eslint/bin/eslint.js'),
      '--cache',
      '--cache-location',
      '.build/eslint',
      '--max-warnings',
      '0',
      '.',
    ],
  },
  typescript('types: shared, bff, test, scripts', 'tsconfig.json'),
  typescript('types: miniapp', 'miniapp/tsconfig.json'),
  typescript('types: console', 'bff/console/tsconfig.json'),
];

async function main(): Promise<void> {
  const outcomes = await Promise.all(checks.map(run));
  for (const { name, ok, seconds, output } of outcomes) {
    console.log(`${ok ? 'ok  ' : 'FAIL'}  ${name} (${seconds.toFixed(1)} s)`);
    if (!ok) console.log(output);
  }
  process.exit(outcomes.every(({ ok }) => ok) ? 0 : 1);
}

void main();
