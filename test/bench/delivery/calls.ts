import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';

/** Functions of another process of ours; arguments and answers travel as messages. */
export type Calls = Record<string, (...given: never[]) => Promise<unknown>>;
export type Remote<Own extends Calls> = {
  [Name in keyof Own]: (...given: Parameters<Own[Name]>) => ReturnType<Own[Name]>;
} & { end(): Promise<void> };

interface Asked {
  number: number;
  name: string;
  given: unknown[];
}
interface Answered {
  number: number;
  result?: unknown;
  error?: string;
}

/** Answers calls from the process that started this one, and ends with it. */
export function answerCalls<Own extends Calls>(calls: Own): Own {
  process.on('message', ({ number, name, given }: Asked) => {
    const call = calls[name] as unknown as (...given: unknown[]) => Promise<unknown>;
    call(...given).then(
      (result) => process.send!({ number, result } satisfies Answered),
      (error: Error) => process.send!({ number, error: error.stack ?? error.message } satisfies Answered),
    );
  });
  process.on('disconnect', () => process.exit());
  return calls;
}

/** Starts a script of ours, with options for Node when it needs some. */
export function startProcess<Own extends Calls>(
  script: string,
  nodeOptions: readonly string[] = [],
): Remote<Own> {
  const child = fork(script, [], {
    execArgv: ['--import', 'tsx', ...nodeOptions],
    cwd: join(__dirname, '../../..'),
  });
  const waiting = new Map<number, { resolve(result: unknown): void; reject(error: Error): void }>();
  let asked = 0;
  const ended = new Promise<void>((resolve) =>
    child.once('exit', () => {
      waiting.forEach(({ reject }) => reject(new Error(`${script} has ended`)));
      resolve();
    }),
  );
  child.on('message', ({ number, result, error }: Answered) => {
    const call = waiting.get(number);
    waiting.delete(number);
    if (error) call?.reject(new Error(error));
    else call?.resolve(result);
  });
  return remote(child, ended, (name, given) => {
    asked += 1;
    const number = asked;
    child.send({ number, name, given } satisfies Asked);
    return new Promise((resolve, reject) => waiting.set(number, { resolve, reject }));
  });
}

function remote<Own extends Calls>(
  child: ChildProcess,
  ended: Promise<void>,
  ask: (name: string, given: unknown[]) => Promise<unknown>,
): Remote<Own> {
  const end = async () => {
    if (child.connected) child.disconnect();
    await ended;
  };
  return new Proxy({} as Remote<Own>, {
    get: (_, name: string) =>
      name === 'end' ? end : name === 'then' ? undefined : (...given: unknown[]) => ask(name, given),
  });
}
