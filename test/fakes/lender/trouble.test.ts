/** The lender in trouble: down, silent, late, its answers and notices lost, doubled, reordered, forged. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LenderUnavailable } from '../../../bff/src/lender';
import { approvedPerson, openLender, type OpenLender, someApplication, until } from './open-lender';

let open: OpenLender;
beforeEach(async () => void (open = await openLender()));
afterEach(() => open.close());

describe('as a peer', () => {
  test('down is unavailable, and nothing was done', async () => {
    const application = someApplication();
    open.fake.goDown();
    await expect(open.lender.submitApplication(application)).rejects.toThrow(LenderUnavailable);
    open.fake.comeBack();
    expect(open.fake.counts().applications).toBe(0);
    await expect(open.lender.submitApplication(application)).resolves.toEqual({ outcome: 'pending' });
  });

  test('silent is unavailable after the time-out', async () => {
    open.fake.goDown('silent');
    await expect(open.adapter(100).submitApplication(someApplication())).rejects.toThrow('timed out');
  });

  test('an answer later than the time-out leaves it unknown, and a repeat finds it done', async () => {
    const { loan } = await approvedPerson(open);
    open.fake.answerLate('requestPayout', 300);
    await expect(open.adapter(100).requestPayout(loan)).rejects.toThrow(LenderUnavailable);
    await expect(open.lender.requestPayout(loan)).resolves.toMatchObject({ outcome: 'disbursed' });
    expect(open.fake.counts()).toMatchObject({ loans: 1, payouts: 1 });
  });

  test('an answer that gets lost leaves it unknown, and a repeat finds it done', async () => {
    const { loan } = await approvedPerson(open);
    open.fake.loseAnswers('requestPayout', 1);
    await expect(open.lender.requestPayout(loan)).rejects.toThrow(LenderUnavailable);
    await expect(open.lender.requestPayout(loan)).resolves.toBeDefined();
    expect(open.fake.counts().loans).toBe(1);
  });
});

describe('with notices', () => {
  const faults = () => open.fake.notices.faults;
  const outcomes = () =>
    open.received.map((notice) => ('decision' in notice ? notice.decision.outcome : notice.type));

  test('a notice that is lost leaves the reading', async () => {
    faults().lost = true;
    await approvedPerson(open);
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(open.received).toEqual([]);
    expect(open.fake.notices.sent()).toHaveLength(1);
  });

  test('a late notice comes after its delay', async () => {
    faults().lateMs = 300;
    await open.lender.submitApplication(someApplication());
    await until(() => open.fake.counts().decisions === 1);
    expect(open.received).toEqual([]);
    await until(() => open.received.length === 1);
  });

  test('a doubled notice is the same twice', async () => {
    faults().doubled = true;
    await open.lender.submitApplication(someApplication('13800000001'));
    await until(() => open.received.length === 2);
    expect(open.received[0]).toEqual(open.received[1]);
  });

  test('reordered notices come the later one first', async () => {
    faults().reordered = true;
    await open.lender.submitApplication(someApplication('13800000007'));
    await until(() => open.received.length === 2);
    expect(outcomes()).toEqual(['declined', 'approved']);
  });

  test('a forged notice is refused and the true one taken', async () => {
    faults().forged = true;
    await open.lender.submitApplication(someApplication());
    await until(() => open.fake.notices.sent()[0]?.answers.length === 2);
    expect(open.rejected).toHaveLength(1);
    expect(open.received).toHaveLength(1);
    expect(open.fake.notices.sent()[0]?.answers).toEqual([401, 204]);
  });

  test('a notice is sent again until it is taken, and not after', async () => {
    await open.close();
    let calls = 0;
    const noticeUrl = () => ((calls += 1) < 3 ? 'http://127.0.0.1:1/nobody' : open.noticeUrl);
    open = await openLender({ noticeUrl });
    await open.lender.submitApplication(someApplication());
    await until(() => open.fake.notices.sent()[0]?.answers.length === 3);
    // Longer than the next retry would take.
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(open.fake.notices.sent()[0]?.answers).toEqual([0, 0, 204]);
    expect(open.received).toHaveLength(1);
  });

  test('a notice that nobody takes is given up at last', async () => {
    await open.close();
    open = await openLender({ noticeUrl: 'http://127.0.0.1:1/nobody', noticeRetryDelaysMs: [1, 1] });
    await open.lender.submitApplication(someApplication());
    await until(() => open.fake.notices.sent()[0]?.answers.length === 3);
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(open.fake.notices.sent()[0]?.answers).toEqual([0, 0, 0]);
  });

  test('a notice can be sent again days later', async () => {
    await open.lender.submitApplication(someApplication());
    await until(() => open.received.length === 1);
    await open.fake.notices.sendAgain(open.fake.notices.sent()[0]?.id ?? '');
    expect(open.received).toHaveLength(2);
  });
});

describe('started again with its books', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lender-books-'));
  const booksFile = join(folder, 'sandbox', 'lender.json');
  afterAll(() => rmSync(folder, { recursive: true }));

  test('it knows what it knew and goes on with what was pending', async () => {
    await open.close();
    open = await openLender({ booksFile });
    const { loan } = await approvedPerson(open);
    open.fake.delays.payoutMs = 60_000;
    await open.lender.requestPayout(loan);
    await open.close();

    open = await openLender({ booksFile });
    expect(open.fake.counts()).toMatchObject({ applications: 1, loans: 1 });
    await until(() => open.fake.counts().payouts === 1);
    await expect(open.lender.requestPayout(loan)).resolves.toMatchObject({ outcome: 'disbursed' });
  });
});
