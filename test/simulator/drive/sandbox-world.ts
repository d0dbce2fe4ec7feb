import { createHash } from 'node:crypto';
import { request } from 'undici';
import type { OutsideWorld } from './outside-world';

const waitLimitMs = 60_000;
const pollEveryMs = 250;
/** As long as a cost statement stays open in a sandbox before it may be confirmed, and a little more. */
const costReadingMs = 10_500;
/** Who answers a code or fills in a form at once is taken for a script: hands take this long, and days no longer. */
const longestPauseMs = 3_000;

/** The stand-ins of a running sandbox, reached as its own phone preview reaches them; its clock is the machine's. */
export function createSandboxWorld(url: string): OutsideWorld {
  async function post<Answer>(
    path: string,
    body: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const answer = await request(`${url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
    const text = await answer.body.text();
    if (answer.statusCode >= 300)
      throw new Error(
        `${path} was answered ${answer.statusCode}; is ${url} a sandbox, started by npm start?`,
      );
    return JSON.parse(text) as Answer;
  }
  const browserOf = (openId: string) => ({
    cookie: `sandbox_phone=${createHash('sha256').update(openId).digest('hex').slice(0, 16)}`,
  });

  return {
    momentOf: () => undefined,
    pass: (plannedMs) => new Promise((resolve) => setTimeout(resolve, Math.min(plannedMs, longestPauseMs))),
    async loginCode(openId, host = 'weapp') {
      return (await post<{ code: string }>(`/sandbox/hosts/${host}/login`, {}, browserOf(openId))).code;
    },
    async codeSentTo(phone) {
      const { messages } = await post<{ messages: { code: string }[] }>('/sandbox/hosts/sms', { phone });
      return messages[0]!.code;
    },
    cardCodeSentTo: async (phone) => (await post<string[]>('/sandbox/lender/codes', { phone }))[0]!,
    async finishFaceCheck({ url: page, verifyId }, passed) {
      if (verifyId) {
        await post('/sandbox/hosts/weapp/face', { verifyId, result: passed ? 'passed' : 'failed' });
        return;
      }
      const answer = await request(page ?? '', {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: `result=${passed ? 'passed' : 'failed'}`,
      });
      await answer.body.dump();
    },
    readCost: () => new Promise((resolve) => setTimeout(resolve, costReadingMs)),
    async payOrder(parameters) {
      await post('/sandbox/hosts/weapp/pay', { parameters });
    },
    async tellOf(_key, _atMs, isTold) {
      for (const deadlineMs = Date.now() + waitLimitMs; !(await isTold());) {
        if (Date.now() > deadlineMs) throw new Error('the stand-in lender of the sandbox does not answer');
        await new Promise((resolve) => setTimeout(resolve, pollEveryMs));
      }
    },
  };
}
