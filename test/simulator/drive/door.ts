import { Pool } from 'undici';
import { simulatedTimeHeader } from './simulated-time';

export class Refused extends Error {
  override name = 'Refused';
  /** After how long it may be asked for anew, where the BFF says so. */
  readonly waitSeconds: number | null;
  constructor(path: string, status: number, body: string) {
    super(`${path} was answered ${status}: ${body.slice(0, 300)}`);
    this.waitSeconds = refusalIn(body).details?.waitSeconds ?? null;
  }
}

interface Refusal {
  code?: string;
  details?: { waitSeconds?: number };
}

function refusalIn(body: string): Refusal {
  try {
    return (JSON.parse(body) as { error?: { data?: { error?: Refusal } } }).error?.data?.error ?? {};
  } catch {
    return {};
  }
}

export interface Asking {
  token?: string | null;
  atMs?: number;
  headers?: Record<string, string>;
}

const retryEveryMs = 100;
const giveUpAfterMs = 60_000;
/** A sandbox takes so many calls a minute and no more; who drives it waits, through several such minutes at most. */
const limitedEveryMs = 1_000;
const limitedForMs = 600_000;
const maxConnections = 96;

export type Door = ReturnType<typeof createDoor>;

/** The BFF as phones, the lender and operators reach it. What it is too busy for is asked again, unchanged. */
export function createDoor(url: string) {
  const pool = new Pool(url, { connections: maxConnections, keepAliveTimeout: 30_000 });

  async function post(
    path: string,
    body: string | Buffer,
    { token, atMs, headers }: Asking,
  ): Promise<string> {
    const startedMs = Date.now();
    for (;;) {
      const answer = await pool.request({
        path,
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(token ? { authorization: `Bearer ${token}` } : {}),
          ...(atMs ? { [simulatedTimeHeader]: String(atMs) } : {}),
          ...headers,
        },
        body,
      });
      const text = await answer.body.text();
      if (answer.statusCode < 300) return text;
      const isLimited = answer.statusCode === 429 && refusalIn(text).code === 'too_many_requests';
      const waitedMs = Date.now() - startedMs;
      const mayRetry = isLimited
        ? waitedMs < limitedForMs
        : answer.statusCode >= 500 && waitedMs < giveUpAfterMs;
      if (!mayRetry) throw new Refused(path, answer.statusCode, text);
      await new Promise((resolve) => setTimeout(resolve, isLimited ? limitedEveryMs : retryEveryMs));
    }
  }

  return {
    url,
    post,
    async call<Answer>(procedure: string, input: unknown, asking: Asking = {}): Promise<Answer> {
      const text = await post(`/trpc/${procedure}`, JSON.stringify(input ?? {}), asking);
      return (JSON.parse(text) as { result: { data: Answer } }).result.data;
    },
    close: () => pool.close(),
  };
}
