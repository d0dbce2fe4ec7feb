import { useState } from 'react';
import { api, type ApiError, useMutation } from '../../../api';
import { useSession } from '../../../features/session';
import { useBegin } from '../application/use-begin';
import type { Challenge } from './use-send-code';

export interface SignIn {
  bySms: (challenge: Challenge, code: string) => Promise<void>;
  byHostPhone: (code: string) => Promise<void>;
  pending: boolean;
  /** Why the code or the host's number was not taken. */
  smsError: ApiError | null;
  hostError: ApiError | null;
  /** The phone is proven; only going on has failed, and `goOn` tries it again. */
  onwardError: ApiError | null;
  goOn: () => Promise<void>;
  reset: () => void;
}

export function useSignIn(): SignIn {
  const { reopen } = useSession();
  const { begin, ...beginning } = useBegin();
  const [isLeaving, setLeaving] = useState(false);
  const sms = useMutation((input: Challenge & { code: string }, idempotencyKey) =>
    api.session.signInBySms.mutate({ ...input, idempotencyKey }),
  );
  const host = useMutation((code: string, idempotencyKey) =>
    api.session.signInByHostPhone.mutate({ code, idempotencyKey }),
  );

  const goOn = async () => {
    setLeaving(true);
    await reopen();
    await begin('replace');
    setLeaving(false);
  };
  const bySms = async (challenge: Challenge, code: string) => {
    if (await sms.run({ ...challenge, code })) await goOn();
  };
  const byHostPhone = async (code: string) => {
    if (await host.run(code)) await goOn();
  };
  return {
    bySms,
    byHostPhone,
    goOn,
    pending: sms.pending || host.pending || isLeaving,
    smsError: sms.error,
    hostError: host.error,
    onwardError: beginning.error,
    reset: sms.reset,
  };
}
