import { createServer } from 'node:net';
import { StartProblem } from './data-folder';

/** The port itself when it is free; otherwise a problem in one sentence, before anything was built or started. */
export function freePortOr(port: number, commandWith: (port: number) => string): Promise<number> {
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new StartProblem('PORT must be a number from 0 to 65535.');
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) =>
      reject(new StartProblem(sentenceFor(port, error.code, commandWith))),
    );
    probe.listen(port, '0.0.0.0', () => {
      const found = (probe.address() as { port: number }).port;
      probe.close(() => resolve(found));
    });
  });
}

function sentenceFor(port: number, code: string | undefined, commandWith: (port: number) => string): string {
  if (code === 'EADDRINUSE')
    return `Port ${port} is taken by another program; stop it, or choose another port: ${commandWith(port + 1)}`;
  if (code === 'EACCES')
    return `Port ${port} is reserved for the administrator; choose one above 1023: ${commandWith(3000)}`;
  return `Port ${port} cannot be opened (${code ?? 'unknown cause'}); choose another: ${commandWith(port + 1)}`;
}
