import { type RequestHandler, raw } from 'express';

export interface Notice {
  body: Buffer;
  headers: Record<string, string>;
}

/** Longer than the stand-in lender needs; what is not there by then will not come. */
const giveUpAfterMs = 30_000;
const signatureHeaders = ['content-type', 'webhook-id', 'webhook-timestamp', 'webhook-signature'];

/**
 * Takes the stand-in lender's notices, signed for the BFF as they are, and holds each until the plan says that the
 * lender has decided: so its answer has its moment in the history, and not the machine's.
 */
export function createNoticeBox() {
  const held = new Map<string, Notice>();
  const awaited = new Map<string, (notice: Notice) => void>();

  const takeIn: RequestHandler[] = [
    raw({ type: () => true }),
    ({ body, headers }, response) => {
      const bytes = body as Buffer;
      const notice = {
        body: bytes,
        headers: Object.fromEntries(signatureHeaders.map((name) => [name, String(headers[name] ?? '')])),
      };
      const key = keyOf(JSON.parse(bytes.toString('utf8')) as NoticeBody);
      const wanted = awaited.get(key);
      if (wanted) wanted(notice);
      else held.set(key, notice);
      response.status(204).end();
    },
  ];

  return {
    takeIn,
    /** The notice of an application, a loan or a debit. */
    async take(key: string): Promise<Notice> {
      const notice = held.get(key);
      held.delete(key);
      return notice ?? waitFor(key);
    },
  };

  function waitFor(key: string): Promise<Notice> {
    return new Promise((resolve, reject) => {
      const tooLate = setTimeout(
        () => reject(new Error(`the stand-in lender said nothing of ${key}`)),
        giveUpAfterMs,
      );
      awaited.set(key, (notice) => {
        clearTimeout(tooLate);
        awaited.delete(key);
        resolve(notice);
      });
    });
  }
}

interface NoticeBody {
  data: { applicationId?: string; loanId?: string; repaymentId?: string };
}

const keyOf = ({ data }: NoticeBody): string => data.repaymentId ?? data.loanId ?? data.applicationId ?? '';
