import type { ApplicationId } from '@loudou/shared/ids';
import { useCallback, useEffect, useRef, useState } from 'react';
import { api, type ApiError, useMutation } from '../../../api';
import { documentVersion } from '../../../features/consent';
import { forgetFaceCheck, keepFaceCheck } from '../../../features/face-check';
import { checkFace, faceReturnUrl, useShow } from '../../../host';
import { useScreenParams } from '../../../routes';
import { type FaceStage, useFaceResult } from './use-face-result';

export interface FaceCheck {
  stage: FaceStage;
  start: (applicationId: ApplicationId) => Promise<void>;
  /** Asks for the result of the check that was opened last. */
  ask: () => void;
  pending: boolean;
  error: ApiError | null;
}

export function useFaceCheck(): FaceCheck {
  const [stage, setStage] = useState<FaceStage>('explained');
  const { ask, error } = useFaceResult(setStage);
  const starting = useMutation((applicationId: ApplicationId) =>
    api.application.startFaceCheck.mutate({
      applicationId,
      documentVersion: documentVersion('face_recognition'),
      returnUrl: faceReturnUrl(),
    }),
  );
  const isOpen = useRef(false);
  useLookIn(ask, isOpen);

  const start = async (applicationId: ApplicationId) => {
    const started = await starting.run(applicationId);
    if (!started) return;
    keepFaceCheck(started.faceCheckId);
    isOpen.current = true;
    const outcome = await checkFace(started.ticket);
    isOpen.current = false;
    if (outcome === 'finished') return ask('patient');
    if (outcome === 'cancelled' || outcome === 'unavailable') forgetFaceCheck();
    if (outcome !== 'left') setStage(outcome);
  };
  return {
    stage,
    start,
    ask: () => void ask('patient'),
    pending: starting.pending || stage === 'asking',
    error: starting.error ?? error,
  };
}

/** Back from the vendor's page there must be a result; coming back in another way only looks whether there is one. */
function useLookIn(ask: (patience: 'patient' | 'once') => Promise<void>, isOpen: { current: boolean }): void {
  const { returned } = useScreenParams('face');
  const look = useCallback(() => {
    if (!isOpen.current) void ask(returned ? 'patient' : 'once');
  }, [ask, isOpen, returned]);
  useEffect(look, [look]);
  useShow(look);
}
