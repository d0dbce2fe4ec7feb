import { useEffect, useRef, useState } from 'react';
import { api, type ApiError, useMutation } from '../../../api';
import { tellPreview } from '../../../host/tell-preview';
import { type Countdown, useCountdown } from '../code/use-countdown';

export interface Challenge {
  challengeId: string;
  phone: string;
}

export interface SendCode {
  /** The code that is on its way, or null while none is. */
  challenge: Challenge | null;
  countdown: Countdown;
  send: (phone: string) => Promise<void>;
  changeNumber: () => void;
  pending: boolean;
  error: ApiError | null;
  reset: () => void;
}

export function useSendCode(): SendCode {
  const [challenge, setChallenge] = useState<Challenge | null>(null);
  const countdown = useCountdown();
  const { run, pending, error, reset } = useMutation(
    ({ phone }: { phone: string; attempt: number }, idempotencyKey) =>
      api.session.sendCode.mutate({ phone, idempotencyKey }),
  );
  useWaitAsTold(error, countdown.start);

  const attempt = useRef(0);
  const send = async (phone: string) => {
    // A refusal is the last word on its attempt; only an answer that was lost is asked for again.
    if (error?.code !== 'offline') attempt.current += 1;
    const sent = await run({ phone, attempt: attempt.current });
    if (!sent) return;
    setChallenge({ challengeId: sent.challengeId, phone });
    countdown.start(sent.resendAfterSeconds);
    tellPreview({ type: 'loudou:code-sent', kind: 'login', phone });
  };
  const changeNumber = () => {
    reset();
    setChallenge(null);
  };
  return { challenge, countdown, send, changeNumber, pending, error, reset };
}

/** A code was sent a moment ago, perhaps from this page before it was closed. */
function useWaitAsTold(error: ApiError | null, start: (seconds: number) => void): void {
  useEffect(() => {
    if (error?.code === 'code_too_soon') start(Number(error.details.waitSeconds) || 0);
  }, [error, start]);
}
