import { spawn } from 'node:child_process';
import { join } from 'node:path';

export const root = join(__dirname, '..');

export interface Program {
  name: string;
  command: string;
  arguments: string[];
  cwd?: string;
  environment?: Record<string, string>;
}

export interface Outcome {
  name: string;
  ok: boolean;
  seconds: number;
  output: string;
}

/** Runs a program to its end and keeps what it printed, so that a failure can be shown whole and a success stays quiet. */
export function run(program: Program): Promise<Outcome> {
  const startedMs = Date.now();
  return new Promise((resolve) => {
    const child = spawn(program.command, program.arguments, {
      cwd: program.cwd ?? root,
      env: { ...process.env, ...program.environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
    const finish = (ok: boolean, extra = '') => {
      resolve({
        name: program.name,
        ok,
        seconds: (Date.now() - startedMs) / 1000,
        output: Buffer.concat(chunks).toString() + extra,
      });
    };
    child.on('error', (error) => finish(false, String(error)));
    child.on('close', (code) => finish(code === 0));
  });
}

/** Runs a program with this terminal as its own and gives back its exit code. */
export function runHere(program: Omit<Program, 'name'>): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(program.command, program.arguments, {
      cwd: program.cwd ?? root,
      env: { ...process.env, ...program.environment },
      stdio: 'inherit',
    });
    child.on('error', () => resolve(1));
    child.on('exit', (code) => resolve(code ?? 1));
  });
}

/** A tool of the root package, without a shell or a package runner in between. */
export const tool = (path: string) => join(root, 'node_modules', path);
