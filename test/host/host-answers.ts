import { ApiFailure } from './apis/api-failure';

type Answer<Value> = Value | Promise<Value>;

export interface ModalQuestion {
  readonly title?: string;
  readonly content?: string;
  readonly showCancel?: boolean;
  readonly confirmText?: string;
  readonly cancelText?: string;
}

export type FacialOutcome = { readonly passed: true } | { readonly passed: false; readonly errCode: number };

/** What the person and the host's own servers answer. Every one can be replaced, also while the app runs. */
export interface HostAnswers {
  /** The code `login` hands out. */
  login: () => Answer<string>;
  /** The code of the device that Douyin hands out beside it. */
  anonymousLogin: () => Answer<string>;
  /** The code behind a phone button; throw `refusal('user deny')` for a person who declines. */
  phoneNumber: () => Answer<string>;
  modal: (question: ModalQuestion) => Answer<boolean>;
  /** The index tapped in an action sheet, or -1 for cancel. */
  actionSheet: (items: readonly string[]) => Answer<number>;
  subscribe: (templateIds: readonly string[]) => Answer<Record<string, string>>;
  payment: (order: Record<string, unknown>) => Answer<'paid' | 'cancelled'>;
  facialVerify: (request: { readonly verifyId?: string }) => Answer<FacialOutcome>;
}

/** To be thrown by an answer: the app sees it as the host's own failure text. */
export function refusal(reason: string, fields: Record<string, unknown> = {}): ApiFailure {
  return new ApiFailure(reason, fields);
}

// Nobody pays, shows a face or gives a number away unless a test says so.
export function cautiousAnswers(): HostAnswers {
  let logins = 0;
  return {
    login: () => `login-code-${++logins}`,
    anonymousLogin: () => `anonymous-code-${logins}`,
    phoneNumber: () => {
      throw refusal('user deny');
    },
    modal: () => true,
    actionSheet: () => 0,
    subscribe: (templateIds) => Object.fromEntries(templateIds.map((id) => [id, 'accept'])),
    payment: () => 'cancelled',
    facialVerify: () => ({ passed: false, errCode: 90002 }),
  };
}
