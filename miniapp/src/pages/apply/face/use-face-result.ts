import { useCallback, useRef, useState } from 'react';
import { type ApiError, apiErrorOf } from '../../../api';
import { forgetFaceCheck, keptFaceCheck } from '../../../features/face-check';
import { resume } from '../../../features/whereabouts';
import { askForResult, type FaceResult } from './ask-for-result';

/** `no_result`: the check was opened, and no end of it is known. */
export type FaceStage =
  'explained' | 'link_copied' | 'asking' | 'failed' | 'cancelled' | 'unavailable' | 'no_result';

/** What the BFF says of the check that was opened last; what the phone saw of it does not count. */
export function useFaceResult(setStage: (stage: FaceStage) => void) {
  const [error, setError] = useState<ApiError | null>(null);
  const isAsking = useRef(false);

  const ask = useCallback(
    async (patience: 'patient' | 'once') => {
      const faceCheckId = keptFaceCheck();
      if (faceCheckId === null || isAsking.current) return;
      isAsking.current = true;
      setError(null);
      if (patience === 'patient') setStage('asking');
      try {
        await follow(await askForResult(faceCheckId, patience), patience);
      } catch (thrown) {
        const failure = apiErrorOf(thrown);
        // A check of an earlier application, or one whose document is another person's, has no result to wait for.
        if (!failure.retryable) forgetFaceCheck();
        if (patience === 'once' && failure.code !== 'identity_taken') return;
        setStage('no_result');
        setError(failure);
      } finally {
        isAsking.current = false;
      }
    },
    [setStage],
  );

  async function follow(result: FaceResult, patience: 'patient' | 'once'): Promise<void> {
    if (result === 'pending') return patience === 'patient' ? setStage('no_result') : undefined;
    forgetFaceCheck();
    if (result === 'passed') return resume('replace');
    setStage(result);
  }
  return { ask, error };
}
