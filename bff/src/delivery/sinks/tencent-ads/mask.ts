import { shortenClick } from '../shorten-click';
import type { OutgoingRequest } from '../sink-definition';

const hidden = '(hidden)';

/** Whatever is not named here may name a person or open an account. Numbers are units, levels and account ids. */
const plainTexts = new Set(['action_type', 'outer_action_id', 'channel', 'wechat_app_id']);
const plainParameters = new Set([
  'account_id',
  'user_action_set_id',
  'timestamp',
  'nonce',
  'grant_type',
  'client_id',
  'conv_id',
]);

/** The request as the ledger keeps it; the headers hold nothing but the token and what the line above them says. */
export function maskRequest({ method, url, body }: OutgoingRequest): string {
  const first = `${method} ${maskAddress(url)}`;
  return body === undefined ? first : `${first}\n${maskBody(body)}`;
}

function maskAddress(url: string): string {
  if (!URL.canParse(url)) return hidden;
  const { protocol, host, pathname, searchParams } = new URL(url);
  const parameters = [...searchParams].map(([name, value]) => `${name}=${maskParameter(name, value)}`);
  return `${protocol}//${host}${pathname}${parameters.length > 0 ? `?${parameters.join('&')}` : ''}`;
}

function maskParameter(name: string, value: string): string {
  if (plainParameters.has(name)) return value;
  return name === 'cb' ? shortenClick(value) : hidden;
}

function maskBody(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), (name, value: unknown) => {
      if (typeof value !== 'string' || plainTexts.has(name)) return value;
      return name === 'click_id' ? shortenClick(value) : hidden;
    });
  } catch {
    return hidden;
  }
}
