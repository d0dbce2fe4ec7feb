import { Webhook } from 'standardwebhooks';
import { noticeBody } from './lender.answers';
import { type LenderNotice, LenderNoticeRejected } from './lender.port';
import { parseJson, readDecisionAnswer } from './lender.rules';

export type ReadNotice = (rawBody: Buffer, headers: Record<string, string | undefined>) => LenderNotice;

/** Builds the reader of signed notices. Two secrets are tried in turn while the lender changes from one to the other. */
export function createNoticeReader(noticeSecrets: readonly string[]): ReadNotice {
  const verifiers = noticeSecrets.map((secret) => new Webhook(secret));

  return (rawBody, headers) => {
    const signed = signatureHeaders(headers);
    if (!verifiers.some((verifier) => isSignedBy(verifier, rawBody, signed))) {
      throw new LenderNoticeRejected('the signature is missing, wrong or more than five minutes away');
    }
    return parseNotice(rawBody.toString('utf8'), signed['webhook-id']);
  };
}

function signatureHeaders(headers: Record<string, string | undefined>) {
  return {
    'webhook-id': headers['webhook-id'] ?? '',
    'webhook-timestamp': headers['webhook-timestamp'] ?? '',
    'webhook-signature': headers['webhook-signature'] ?? '',
  };
}

function isSignedBy(
  verifier: Webhook,
  rawBody: Buffer,
  headers: ReturnType<typeof signatureHeaders>,
): boolean {
  try {
    verifier.verify(rawBody, headers, { jsonParse: false });
    return true;
  } catch {
    return false;
  }
}

function parseNotice(text: string, noticeId: string): LenderNotice {
  const notice = noticeBody.safeParse(parseJson(text));
  if (!notice.success) throw new LenderNoticeRejected(`notice ${noticeId} is outside the contract`);
  switch (notice.data.type) {
    case 'application.decided': {
      const { applicationId, decision } = notice.data.data;
      const raw = JSON.stringify(decision) ?? '';
      return { type: 'application.decided', applicationId, decision: readDecisionAnswer(decision, raw) };
    }
    case 'loan.payout':
      return { type: 'loan.payout', ...notice.data.data };
    case 'repayment.debit':
      return { type: 'repayment.debit', ...notice.data.data };
  }
}
