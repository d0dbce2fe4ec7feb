import { consentDocuments, type Purpose } from '@loudou/shared/consent';
import { type Answers, api, type ApiError, type Query, useMutation, useQuery } from '../../api';
import { type Decisions, noteDecisions, useSession } from '../session';

type Asked = Partial<Record<Purpose, 'granted' | 'declined'>>;

export interface Consent {
  decisions: Decisions;
  /** Records what was decided on one sheet or page, all or nothing; true when it is recorded. */
  record: (asked: Asked) => Promise<boolean>;
  withdraw: (purpose: Purpose) => Promise<boolean>;
  pending: boolean;
  error: ApiError | null;
}

/** The version of the text that this build shows; the BFF refuses an agreement to any other. */
export const documentVersion = (purpose: Purpose): string => consentDocuments[purpose].version;

export function useConsent(): Consent {
  const { decisions } = useSession();
  const recording = useMutation((asked: Asked, idempotencyKey) =>
    api.consent.record.mutate({ decisions: worded(asked), idempotencyKey }),
  );
  const withdrawing = useMutation((purpose: Purpose, idempotencyKey) =>
    api.consent.withdraw.mutate({ purpose, idempotencyKey }),
  );

  const record = async (asked: Asked) => {
    if ((await recording.run(asked)) === undefined) return false;
    noteDecisions(asked);
    return true;
  };
  const withdraw = async (purpose: Purpose) => {
    if ((await withdrawing.run(purpose)) === undefined) return false;
    noteDecisions({ [purpose]: 'withdrawn' });
    return true;
  };
  return {
    decisions,
    record,
    withdraw,
    pending: recording.pending || withdrawing.pending,
    error: recording.error ?? withdrawing.error,
  };
}

/** Every purpose with what was decided last. */
export function useConsentList(): Query<Answers['consent']['list']> {
  return useQuery(() => api.consent.list.query(), []);
}

function worded(asked: Asked) {
  return (Object.keys(asked) as Purpose[]).flatMap((purpose) => {
    const decision = asked[purpose];
    return decision ? [{ purpose, decision, documentVersion: documentVersion(purpose) }] : [];
  });
}
