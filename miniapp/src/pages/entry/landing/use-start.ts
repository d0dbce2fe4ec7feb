import type { Purpose } from '@loudou/shared/consent';
import { useState } from 'react';
import type { ApiError } from '../../../api';
import { useConsent } from '../../../features/consent';
import { useSession } from '../../../features/session';
import { track } from '../../../features/tracking';
import { goTo } from '../../../routes';
import { useBegin } from '../../apply/application/use-begin';
import { decisionsOf, purposesToAsk } from './sheet-decisions';

export interface Start {
  /** The purposes on the sheet, or null while it is closed. */
  asked: Purpose[] | null;
  start: () => void;
  agree: (ticked: Purpose[]) => Promise<void>;
  decline: () => void;
  beginning: { pending: boolean; error: ApiError | null };
  agreeing: { pending: boolean; error: ApiError | null };
}

/** First what may be done with the data, then who it is, then the application. */
export function useStart(): Start {
  const { registered, decisions } = useSession();
  const { record, ...agreeing } = useConsent();
  const { begin, ...beginning } = useBegin();
  const [asked, setAsked] = useState<Purpose[] | null>(null);

  const goOn = () => (registered ? begin('push') : goTo.phone());
  const start = () => {
    if (decisions.application_processing === 'granted') return void goOn();
    const purposes = purposesToAsk(decisions);
    purposes.forEach((purpose) => track('consent_shown', { purpose }));
    setAsked(purposes);
  };
  const agree = async (ticked: Purpose[]) => {
    const answers = decisionsOf(asked ?? [], ticked);
    if (!(await record(answers))) return;
    tellDeclined(asked ?? [], ticked);
    setAsked(null);
    await goOn();
  };
  const decline = () => {
    tellDeclined(asked ?? [], []);
    // Nobody waits for a no to be written down: without a record there is no agreement either.
    void record(decisionsOf(asked ?? [], []));
    setAsked(null);
  };
  return { asked, start, agree, decline, beginning, agreeing };
}

const tellDeclined = (asked: readonly Purpose[], ticked: readonly Purpose[]) =>
  asked
    .filter((purpose) => ticked.indexOf(purpose) < 0)
    .forEach((purpose) => track('consent_declined', { purpose }));
