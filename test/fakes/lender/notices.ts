/** Signed notices to Loudou, sent again until they are taken, and the ways in which they go wrong on demand. */
import { randomUUID } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { behaviourOf } from './applicant-endings';

export interface NoticeFaults {
  lost: boolean;
  lateMs: number;
  doubled: boolean;
  /** Every notice waits for the next one and leaves after it. */
  reordered: boolean;
  /** Every notice is preceded by one of the same id that somebody else signed. */
  forged: boolean;
}

export interface Notice {
  id: string;
  type: string;
  body: string;
  /** The status of each answer; 0 where none came. */
  answers: number[];
}

export interface NoticeSenderOptions {
  url: string | (() => string);
  secret: string;
  now(): Date;
  after(delayMs: number, work: () => void): void;
  retryDelaysMs?: readonly number[];
}

const usualRetryDelaysMs = [1_000, 5_000, 30_000, 120_000, 600_000, 3_600_000, 21_600_000, 43_200_000];
const answerTimeoutMs = 5_000;
// A notice held back for the next one leaves alone if no next one comes.
const maxHoldMs = 2_000;

export type NoticeSender = ReturnType<typeof createNoticeSender>;

export function createNoticeSender(options: NoticeSenderOptions) {
  const signer = new Webhook(options.secret);
  const forger = new Webhook(`whsec_${Buffer.alloc(32, 'forger').toString('base64')}`);
  const retryDelaysMs = options.retryDelaysMs ?? usualRetryDelaysMs;
  const faults: NoticeFaults = { lost: false, lateMs: 0, doubled: false, reordered: false, forged: false };
  const sent: Notice[] = [];
  let held: Notice | null = null;

  async function attempt(notice: Notice, signedBy: Webhook): Promise<number> {
    // Wall time, not business time: receivers refuse what is more than five minutes from now.
    const at = new Date();
    try {
      const response = await fetch(typeof options.url === 'string' ? options.url : options.url(), {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'webhook-id': notice.id,
          'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
          'webhook-signature': signedBy.sign(notice.id, at, notice.body),
        },
        body: notice.body,
        signal: AbortSignal.timeout(answerTimeoutMs),
      });
      await response.arrayBuffer();
      return response.status;
    } catch {
      return 0;
    }
  }

  async function deliver(notice: Notice, retry = 0): Promise<void> {
    const status = await attempt(notice, signer);
    notice.answers.push(status);
    const delayMs = retryDelaysMs[retry];
    if ((status >= 200 && status < 300) || delayMs === undefined) return;
    options.after(delayMs, () => void deliver(notice, retry + 1));
  }

  async function leave(notice: Notice): Promise<void> {
    if (faults.forged) notice.answers.push(await attempt(notice, forger));
    await deliver(notice);
    if (faults.doubled) await deliver(notice);
  }

  function release(): void {
    const notice = held;
    held = null;
    if (notice) void leave(notice);
  }

  async function dispatch(notice: Notice): Promise<void> {
    if (faults.reordered && held === null) {
      held = notice;
      options.after(maxHoldMs, () => held === notice && release());
      return;
    }
    await leave(notice);
    release();
  }

  return {
    faults,
    /** Every notice so far, the lost ones too, with the answers it got. */
    sent: (): readonly Notice[] => sent,
    send(type: string, data: object, phone: string): void {
      const body = JSON.stringify({ type, timestamp: options.now().toISOString(), data });
      const notice = { id: `msg_${randomUUID()}`, type, body, answers: [] };
      sent.push(notice);
      if (faults.lost || behaviourOf(phone) === 'notices_lost') return;
      options.after(faults.lateMs, () => void dispatch(notice));
    },
    /** Sends a notice again as it was, as a provider's repair run does days later. */
    async sendAgain(id: string): Promise<void> {
      const notice = sent.find((each) => each.id === id);
      if (notice) await deliver(notice);
    },
  };
}
