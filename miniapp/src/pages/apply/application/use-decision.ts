import { useEffect } from 'react';
import { type Answers, type ApiError } from '../../../api';
import { useWhereabouts } from '../../../features/whereabouts';
import { goToScreen } from '../../../routes';

type Application = NonNullable<Answers['journey']['whereabouts']['application']>;
type Decision = NonNullable<Application['decision']>;

export interface Decided<Outcome extends Decision['outcome']> {
  /** Null until it is known, and while this person belongs elsewhere. */
  decision: Extract<Decision, { outcome: Outcome }> | null;
  error: ApiError | null;
  reload: () => void;
}

/** The lender's answer, for the page that tells it. Who belongs elsewhere by now is taken there. */
export function useDecision<Outcome extends Decision['outcome']>(
  outcome: Outcome,
  screen: 'result' | 'declined',
): Decided<Outcome> {
  const { data, error, reload } = useWhereabouts();
  const isElsewhere = data !== undefined && data.screen !== screen;
  useEffect(() => {
    if (data && isElsewhere) void goToScreen(data.screen, 'replace');
  }, [data, isElsewhere]);
  const decision = isElsewhere ? null : (data?.application?.decision ?? null);
  return {
    decision: decision?.outcome === outcome ? (decision as Decided<Outcome>['decision']) : null,
    error,
    reload: () => void reload(),
  };
}
