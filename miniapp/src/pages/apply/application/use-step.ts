import type { ApplicationStep } from '@loudou/shared/lifecycle';
import { useEffect } from 'react';
import { type Answers, api, type ApiError, useQuery } from '../../../api';
import { resume } from '../../../features/whereabouts';

export type Application = NonNullable<Answers['application']['current']>;

export interface Step {
  /** The draft, once it is known to stand at this step or beyond it. */
  application: Application | null;
  error: ApiError | null;
  reload: () => void;
}

/** A step's page was opened: by going on, by going back, or by a link to a step that is not this person's turn. */
export function useStep(step: ApplicationStep): Step {
  const { data, error, reload } = useQuery(() => api.application.current.query(), []);
  const isHere = data ? isReached(data, step) : false;
  const isElsewhere = data !== undefined && !isHere;
  useEffect(() => {
    // Offline the page keeps its skeleton and its notice; the next opening asks again.
    if (isElsewhere) void resume('replace').catch(() => undefined);
  }, [isElsewhere]);
  return { application: isHere && data ? data : null, error, reload: () => void reload() };
}

/** A step may be done again until the application is handed in, but none may be skipped. */
export const isReached = (
  { state, completedSteps, nextStep }: Pick<Application, 'state' | 'completedSteps' | 'nextStep'>,
  step: ApplicationStep,
): boolean =>
  state === 'draft' &&
  (nextStep === step || completedSteps.indexOf(step) >= 0 || (step === 'bureau' && nextStep === null));
