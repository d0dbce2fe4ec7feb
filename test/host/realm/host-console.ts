import { inspect } from 'node:util';

export interface ConsoleLine {
  readonly level: 'debug' | 'log' | 'info' | 'warn' | 'error';
  readonly text: string;
}

const MAX_LINES = 5_000;

/** What the bundle prints is kept, not printed: a test asks for it when something went wrong. */
export class HostConsole {
  readonly lines: ConsoleLine[] = [];

  get errors(): string[] {
    return this.lines.filter((line) => line.level === 'error').map((line) => line.text);
  }

  record(level: ConsoleLine['level'], ...values: unknown[]): void {
    if (this.lines.length >= MAX_LINES) this.lines.shift();
    this.lines.push({ level, text: values.map(describe).join(' ') });
  }

  /** The `console` object the bundle sees. */
  asGlobal(): Record<string, (...values: unknown[]) => void> {
    const write =
      (level: ConsoleLine['level']) =>
      (...values: unknown[]) =>
        this.record(level, ...values);
    return {
      debug: write('debug'),
      log: write('log'),
      info: write('info'),
      warn: write('warn'),
      error: write('error'),
      trace: write('debug'),
      group: write('log'),
      groupEnd: () => undefined,
      table: write('log'),
    };
  }
}

// Errors of the bundle belong to another realm, so `instanceof Error` does not know them.
function describe(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'object' && value !== null && 'stack' in value) return String(value.stack);
  return inspect(value, { depth: 4, breakLength: Infinity });
}
