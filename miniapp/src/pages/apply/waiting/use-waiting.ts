import { useEffect } from 'react';
import { type Answers, api, type ApiError, useMutation } from '../../../api';
import { usePolling } from '../../../features/poll';
import { goTo, goToScreen } from '../../../routes';
import type { Application } from '../application/use-step';

type Whereabouts = Answers['journey']['whereabouts'];

export interface Waiting {
  /** Null until it is known, and while this person belongs elsewhere. */
  application: Application | null;
  error: ApiError | null;
  isExhausted: boolean;
  askNow: () => void;
  cancel: () => Promise<void>;
  cancelling: { pending: boolean; error: ApiError | null };
}

const isDecided = ({ screen }: Whereabouts): boolean => screen !== 'waiting';
const firstDelayMs = 2_000;
const longestDelayMs = 30_000;

/** Asks with growing pauses while the page is in sight, and goes on as soon as there is an answer. */
export function useWaiting(): Waiting {
  const { data, ...poll } = usePolling(() => api.journey.whereabouts.query(), {
    isDone: isDecided,
    firstDelayMs,
    longestDelayMs,
  });
  useEffect(() => {
    if (data && isDecided(data)) void goToScreen(data.screen, 'replace');
  }, [data]);

  const cancelling = useMutation((application: Application, idempotencyKey) =>
    api.application.cancel.mutate({ applicationId: application.applicationId, idempotencyKey }),
  );
  const application = data && !isDecided(data) ? data.application : null;
  const cancel = async () => {
    if (!application) return;
    if (await cancelling.run(application)) await goTo.landing({}, 'restart');
    // Decided in this very moment: the answer counts, and the page goes on to it.
    else poll.askNow();
  };
  return { application, ...poll, cancel, cancelling };
}
