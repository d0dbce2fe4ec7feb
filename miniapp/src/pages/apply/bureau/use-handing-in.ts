import type { ApplicationId } from '@loudou/shared/ids';
import { useRef } from 'react';
import { api, type ApiError, useMutation } from '../../../api';
import { documentVersion } from '../../../features/consent';
import { resume } from '../../../features/whereabouts';

interface HandingIn {
  applicationId: ApplicationId;
  /** Null when the query was authorised already and only the handing in is missing. */
  readMs: number | null;
}

export interface HandIn {
  handIn: (applicationId: ApplicationId, readMs: number | null) => Promise<void>;
  pending: boolean;
  error: ApiError | null;
}

/** Authorises the query and hands the application in, as one deed: a second tap is the same deed. */
export function useHandingIn(): HandIn {
  const { run, pending, error } = useMutation(
    async ({ applicationId, readMs }: HandingIn, idempotencyKey) => {
      if (readMs !== null)
        await api.application.authoriseBureau.mutate({
          applicationId,
          documentVersion: documentVersion('bureau_query'),
          readMs,
          idempotencyKey,
        });
      const { state } = await api.application.submit.mutate({ applicationId, idempotencyKey });
      await resume('replace');
      return state;
    },
  );
  // How long was read before the first tap; a tap after a lost answer is still that tap.
  const firstReadMs = useRef<number | null>(null);
  const handIn = async (applicationId: ApplicationId, readMs: number | null) => {
    firstReadMs.current ??= readMs;
    await run({ applicationId, readMs: readMs === null ? null : firstReadMs.current });
  };
  return { handIn, pending, error };
}
