/** What Loudou asks of the world around the mini-program: who is this, what is their number, take this payment. */

export type HostName = 'weapp' | 'tt' | 'h5';

/** Who the host says is there. `anonymousOpenId` is all that Douyin tells of a person not logged in. */
export interface HostLogin {
  openId: string | null;
  unionId: string | null;
  anonymousOpenId: string | null;
}

export interface Host {
  readonly name: HostName;
  readonly appId: string;
  /** Codes are single use and live minutes: a code is never sent twice. Throws `HostRefused` or `HostUnavailable`. */
  logIn(credentials: { code?: string; anonymousCode?: string }): Promise<HostLogin>;
  /** `openId` lets WeChat check that the code belongs to this very person. */
  readPhoneNumber(request: {
    code: string;
    openId: string | null;
  }): Promise<{ phone: string; countryCode: string }>;
}

/** The code or the person was refused: repeating the same call cannot help. `reason` is a stable word, not the host's text. */
export class HostRefused extends Error {
  override name = 'HostRefused';
  constructor(
    readonly reason:
      | 'code_invalid'
      | 'code_used'
      | 'too_frequent'
      | 'risk_blocked'
      | 'quota_spent'
      | 'not_permitted'
      | 'misconfigured',
    readonly hostCode: string,
  ) {
    super(`${reason} (${hostCode})`);
  }
}
export class HostUnavailable extends Error {
  override name = 'HostUnavailable';
}

/** Sends one code by SMS. `template` is a purpose, mapped to the vendor's template id by configuration. */
export interface SmsSender {
  send(message: {
    phone: string;
    template: 'login_code';
    parameters: string[];
    reference: string;
  }): Promise<{ vendor: string; messageId: string }>;
}
export class SmsRefused extends Error {
  override name = 'SmsRefused';
  constructor(readonly vendorCode: string) {
    super(vendorCode);
  }
}
export class SmsUnavailable extends Error {
  override name = 'SmsUnavailable';
}

/** What the phone needs to open the check: the host's own dialog by id, or the vendor's page. */
export type FaceCheckTicket =
  | { kind: 'host_dialog'; verifyId: string; expiresAt: string }
  | { kind: 'vendor_page'; url: string; expiresAt: string };

export interface FaceChecker {
  readonly vendor: string;
  start(check: {
    checkId: string;
    name: string;
    identityNumber: string;
    openId: string | null;
    returnUrl: string;
  }): Promise<{ reference: string; ticket: FaceCheckTicket }>;
  /** Asked server to server; what the phone says of the result is never believed. */
  readResult(check: {
    checkId: string;
    reference: string;
    name: string;
    identityNumber: string;
    openId: string | null;
  }): Promise<
    | { outcome: 'passed'; confidenceBand: 'high' | 'medium' | 'low' }
    | { outcome: 'failed'; reasonCode: string }
    | { outcome: 'cancelled' }
    | { outcome: 'pending' }
  >;
}
export class FaceCheckUnavailable extends Error {
  override name = 'FaceCheckUnavailable';
}

/** What the phone hands to `requestPayment`; the appId that was signed is known to the host already. */
export interface HostPaymentParameters {
  timeStamp: string;
  nonceStr: string;
  package: string;
  signType: 'RSA';
  paySign: string;
}

export type PaymentState =
  | { state: 'pending' }
  | { state: 'paid'; amountFen: number; paidAt: string; paymentReference: string }
  | { state: 'closed' };

export interface PaymentNotice {
  orderNumber: string;
  state: PaymentState;
}

/** A payment desk inside the host (WeChat Pay). Where there is none, the lender debits the bound card. */
export interface PaymentDesk {
  readonly channel: string;
  openOrder(order: {
    orderNumber: string;
    amountFen: number;
    description: string;
    payerOpenId: string;
    expiresAt: Date;
  }): Promise<HostPaymentParameters>;
  queryOrder(orderNumber: string): Promise<PaymentState>;
  closeOrder(orderNumber: string): Promise<void>;
  /** Verifies the platform's signature over the raw bytes, decrypts, parses; throws `PaymentNoticeRejected`. */
  readNotice(rawBody: Buffer, headers: Record<string, string | undefined>): PaymentNotice;
}
export class PaymentNoticeRejected extends Error {
  override name = 'PaymentNoticeRejected';
}
export class PaymentUnavailable extends Error {
  override name = 'PaymentUnavailable';
}
