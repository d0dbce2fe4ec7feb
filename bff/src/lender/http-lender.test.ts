import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ApplicationId, LoanId, RepaymentId } from '@loudou/shared/ids';
import { Webhook } from 'standardwebhooks';
import { createHttpLender } from './http-lender';
import { LenderRefused, LenderUnavailable } from './lender.port';

const signingSecret = `whsec_${Buffer.alloc(32, 1).toString('base64')}`;
const applicationId: ApplicationId = 'app_01KA0000000000000000000000';
const loanId: LoanId = 'lon_01KA0000000000000000000000';
const repaymentId: RepaymentId = 'rep_01KA0000000000000000000000';

let answer: RequestListener;
let server: Server;

beforeEach(async () => {
  server = createServer((request, response) => answer(request, response));
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

function lender({ timeoutMs = 2_000 } = {}) {
  const { port } = server.address() as AddressInfo;
  const baseUrl = `http://127.0.0.1:${port}/core/`;
  const secrets = { token: 'token-of-the-lender', signingSecret, noticeSecrets: [signingSecret] };
  return createHttpLender({ baseUrl, timeoutMs, ...secrets });
}

const answerWith =
  (status: number, body: unknown): RequestListener =>
  (_, response) => {
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  };

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += chunk;
  return text;
}

const repayment = {
  repaymentId,
  loanId,
  kind: 'due' as const,
  amountFen: 91_680,
  paidAt: '2026-12-22T10:16:00+08:00',
  paymentReference: 'wx-1',
};
const posting = {
  postingReference: 'pst-1',
  principalFen: 76_680,
  interestFen: 15_000,
  feeFen: 0,
  excessFen: 0,
  remainingPrincipalFen: 923_320,
  settled: false,
  postedAt: '2026-12-22T10:16:01+08:00',
};

test('a request carries the token and a signature over exactly what is sent', async () => {
  const seen: { method?: string; url?: string; ids: Set<unknown>; verified: number } = {
    ids: new Set(),
    verified: 0,
  };
  answer = async (request, response) => {
    const body = await bodyOf(request);
    new Webhook(signingSecret).verify(body, request.headers as Record<string, string>, { jsonParse: false });
    expect(request.headers.authorization).toBe('Bearer token-of-the-lender');
    expect(JSON.parse(body)).toEqual(repayment);
    seen.method = request.method;
    seen.url = request.url;
    seen.ids.add(request.headers['webhook-id']);
    seen.verified += 1;
    answerWith(200, posting)(request, response);
  };
  await lender().postRepayment(repayment);
  await expect(lender().postRepayment(repayment)).resolves.toEqual(posting);
  expect(seen).toMatchObject({ method: 'PUT', url: `/core/v1/repayments/${repaymentId}`, verified: 2 });
  expect(seen.ids.size).toBe(2);
});

test('a read is signed over an empty body', async () => {
  answer = (request, response) => {
    new Webhook(signingSecret).verify('', request.headers as Record<string, string>, { jsonParse: false });
    answerWith(200, { outcome: 'pending' })(request, response);
  };
  await expect(lender().readPayout(loanId)).resolves.toEqual({ outcome: 'pending' });
});

describe('a decision outside the contract is left to a person', () => {
  test.each([
    ['an unknown outcome', { outcome: 'referred' }, '{"outcome":"referred"}'],
    ['a page of the wrong kind', '<html>', '<html>'],
    ['nothing', '', ''],
  ])('%s', async (_, body, raw) => {
    answer = answerWith(200, body);
    await expect(lender().readDecision(applicationId)).resolves.toEqual({ outcome: 'needs_review', raw });
  });
});

describe('elsewhere an answer outside the contract is no answer', () => {
  const calls = {
    readPayout: () => lender().readPayout(loanId),
    cancelPayout: () => lender().cancelPayout(loanId),
    readDebit: () => lender().readDebit(repaymentId),
    postRepayment: () => lender().postRepayment(repayment),
    confirmCardBinding: () => lender().confirmCardBinding({ bindingId: 'crd_00000001', code: '204816' }),
  };
  test.each(Object.keys(calls) as (keyof typeof calls)[])('%s', async (name) => {
    answer = answerWith(200, { outcome: 'perhaps' });
    await expect(calls[name]()).rejects.toThrow(LenderUnavailable);
  });

  test('a posting that does not add up to the payment', async () => {
    answer = answerWith(200, { ...posting, interestFen: 14_999 });
    await expect(lender().postRepayment(repayment)).rejects.toThrow(/outside the contract/);
  });

  test('a loan that is settled with principal left', async () => {
    answer = answerWith(200, { ...posting, settled: true });
    await expect(lender().postRepayment(repayment)).rejects.toThrow(LenderUnavailable);
  });
});

test.each([400, 401, 403, 404, 409, 422])('%i is refused for good, and says the code', async (status) => {
  answer = answerWith(status, { code: 'amount_out_of_range' });
  const refusal = lender().readPayout(loanId);
  await expect(refusal).rejects.toThrow(LenderRefused);
  await expect(refusal).rejects.toThrow(
    `lender GET /v1/loans/${loanId} was answered ${status} amount_out_of_range`,
  );
});

test.each([302, 408, 425, 429, 500, 503])('%i is tried again later', async (status) => {
  answer = answerWith(status, { code: 'busy' });
  await expect(lender().readPayout(loanId)).rejects.toThrow(LenderUnavailable);
});

test("the lender's own sentences are kept out of the message", async () => {
  answer = answerWith(422, { code: '姓名 周晓禾 不符', detail: '13812345678' });
  await expect(lender().readPayout(loanId)).rejects.toThrow(/answered 422 without_code$/);
});

test('a redirect is not followed', async () => {
  let calls = 0;
  answer = (_, response) => {
    calls += 1;
    response.writeHead(307, { location: '/elsewhere' }).end();
  };
  await expect(lender().postRepayment(repayment)).rejects.toThrow(LenderUnavailable);
  expect(calls).toBe(1);
});

test('a lender that stays silent is given up on', async () => {
  answer = () => undefined;
  await expect(lender({ timeoutMs: 100 }).readPayout(loanId)).rejects.toThrow(/no answer \(timed out\)/);
});

test('a lender that begins and never ends is given up on', async () => {
  answer = (_, response) => void response.writeHead(200).write('{"outcome":');
  await expect(lender({ timeoutMs: 100 }).readPayout(loanId)).rejects.toThrow(/no answer/);
});

test('a cut connection is no answer', async () => {
  answer = (request) => request.socket.destroy();
  await expect(lender().readPayout(loanId)).rejects.toThrow(LenderUnavailable);
});

test('nobody at the address is no answer', async () => {
  const gone = lender();
  await new Promise((closed) => server.close(closed));
  await expect(gone.readPayout(loanId)).rejects.toThrow(/ECONNREFUSED/);
});

test('an endless answer is cut off', async () => {
  answer = answerWith(200, `{"outcome":"pending","more":"${'x'.repeat(300_000)}"}`);
  await expect(lender().readPayout(loanId)).rejects.toThrow(/longer than 262144 bytes/);
});
