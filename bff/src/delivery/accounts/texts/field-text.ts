import type { Words } from '../words';

/** How a field of a sink's settings or secrets is asked for. What is not named here speaks by its own metadata. */
export interface FieldText {
  label: Words;
  help?: Words;
  choices?: Record<string, Words>;
}

export interface SinkTexts {
  /** Without these nothing can be sent; every other field has a default that is good for most. */
  required: readonly string[];
  /** Which secrets are enough: one of these lists complete. Empty: the account may do without. */
  enoughSecrets: readonly (readonly string[])[];
  /** Filled with the platform's account number when an account is made. */
  fromPlatformAccountId?: string;
  fields: Record<string, FieldText>;
  /** What the platform's refusals mean for whoever sets the account up. */
  causes?: readonly { pattern: RegExp; words: Words }[];
}

export const text = (
  zh: string,
  en: string,
  help?: [string, string],
  choices?: Record<string, Words>,
): FieldText => ({
  label: say(zh, en),
  ...(help ? { help: say(...help) } : {}),
  ...(choices ? { choices } : {}),
});
export const say = (zh: string, en: string): Words => ({ zh, en });

export const address = text('回传地址', 'Address', [
  '平台接收回传的网址，正式环境不用改；试用替身时填替身的网址。',
  'Where the platform takes conversions. Leave it in production; for a stand-in, give its address.',
]);
export const codeLists = {
  'codes.later': text('稍后再试的返回码', 'Codes to try again later', [
    '逗号分隔，补充平台没有公开的返回码。',
    'Separated by commas; for codes the platform does not publish.',
  ]),
  'codes.rejected': text('不再重试的返回码', 'Codes that end a row'),
  'codes.accountAtFault': text('说明账户有问题的返回码', 'Codes that speak of the account'),
};
