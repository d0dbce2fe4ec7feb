import { useState } from 'react';
import { useSession } from '../../../features/session';
import { track, useFieldErrors } from '../../../features/tracking';
import { hasPhoneNumberButton } from '../../../host';
import { phoneProblem } from './phone-number';
import { type SendCode, useSendCode } from './use-send-code';
import { type SignIn, useSignIn } from './use-sign-in';

export interface PhonePage {
  /** `agreement`: nobody may be asked for a number before they agreed to its use. */
  part: 'agreement' | 'one_tap' | 'number' | 'code' | 'onward';
  phone: string;
  type: (phone: string) => void;
  problem: string | null;
  send: () => void;
  askForSms: (reason?: string) => void;
  sendCode: SendCode;
  signIn: SignIn;
  byHostPhone: (code: string) => void;
  byCode: (code: string) => void;
}

export function usePhone(): PhonePage {
  const { ready, decisions } = useSession();
  const [usesSms, setUsesSms] = useState(!hasPhoneNumberButton());
  const [fallbackFrom, setFallbackFrom] = useState<string | undefined>(undefined);
  const [phone, setPhone] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const sendCode = useSendCode();
  const signIn = useSignIn();

  const type = (typed: string) => {
    setProblem(null);
    sendCode.reset();
    setPhone(typed);
  };
  const send = () => {
    const found = phoneProblem(phone);
    setProblem(found);
    if (found) return;
    track('phone_auth_requested', { method: 'sms', ...(fallbackFrom ? { fallbackFrom } : {}) });
    signIn.reset();
    void sendCode.send(phone);
  };
  const askForSms = (reason?: string) => {
    setFallbackFrom(reason);
    setUsesSms(true);
  };
  const byHostPhone = (code: string) => {
    track('phone_auth_requested', { method: 'one_tap' });
    void signIn.byHostPhone(code);
  };
  const byCode = (code: string) => {
    if (sendCode.challenge) void signIn.bySms(sendCode.challenge, code);
  };

  const refusal = sendCode.error?.code;
  useFieldErrors({
    phone: problem ? 'invalid' : sendCode.challenge ? null : refusal,
    code: sendCode.challenge ? (signIn.smsError?.code ?? refusal) : null,
  });

  const mayAsk = !ready || decisions.application_processing === 'granted';
  const smsPart = sendCode.challenge ? 'code' : 'number';
  const part = signIn.onwardError ? 'onward' : !mayAsk ? 'agreement' : usesSms ? smsPart : 'one_tap';
  return { part, phone, type, problem, send, askForSms, sendCode, signIn, byHostPhone, byCode };
}
