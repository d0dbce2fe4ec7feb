import { request } from 'undici';

export interface OperatorCredentials {
  signInName: string;
  password: string;
}

/** Asks as the console does: signed in, by the same door and header. */
export interface Ask {
  <Answer>(procedure: string, input?: unknown): Promise<Answer>;
  /** At a door of its own beside the procedures, whose answer stands bare. */
  atDoor<Answer>(path: string, body: unknown): Promise<Answer>;
}

const headers = { 'content-type': 'application/json', 'x-loudou-console': '1' };

export async function signInAsOperator(url: string, credentials: OperatorCredentials): Promise<Ask> {
  const entered = await post(`${url}/trpc/operator.signIn`, credentials, {});
  const cookie = [entered.headers['set-cookie']].flat()[0]?.split(';')[0] ?? '';
  const atDoor = async <Answer>(path: string, body: unknown) =>
    JSON.parse((await post(`${url}/trpc/${path}`, body, { cookie })).text) as Answer;
  return Object.assign(
    async <Answer>(procedure: string, input: unknown = {}) =>
      (await atDoor<{ result: { data: Answer } }>(procedure, input)).result.data,
    { atDoor },
  );
}

async function post(url: string, input: unknown, more: Record<string, string>) {
  const answer = await request(url, {
    method: 'POST',
    headers: { ...headers, ...more },
    body: JSON.stringify(input),
    // A report over a million events may be built for the first time.
    headersTimeout: 300_000,
    bodyTimeout: 300_000,
  });
  const text = await answer.body.text();
  if (answer.statusCode >= 300)
    throw new Error(`${url} was answered ${answer.statusCode}: ${text.slice(0, 600)}`);
  return { text, headers: answer.headers };
}
