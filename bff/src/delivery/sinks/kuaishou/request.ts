import { shortenClick } from '../shorten-click';
import type { OutgoingRequest, WriteContext } from '../sink-definition';
import type { ActivateMessage, ActivateParameters } from './mapping';
import type { KuaishouSecrets, KuaishouSettings } from './settings';

/** One call holds one conversion, all of it in the address. */
export function writeActivate(
  messages: readonly ActivateMessage[],
  { settings }: WriteContext<KuaishouSettings, KuaishouSecrets>,
): OutgoingRequest {
  const [message] = messages;
  if (!message || messages.length > 1) throw new RangeError('Kuaishou takes one conversion a call');
  const url = `${settings.baseUrl}/track/activate?${queryOf(message.parameters)}`;
  return { method: 'GET', url, headers: { accept: 'application/json' } };
}

export function bytesOfActivate({ parameters }: ActivateMessage): number {
  return Buffer.byteLength(queryOf(parameters));
}

function queryOf(parameters: ActivateParameters): string {
  return new URLSearchParams({ ...parameters }).toString();
}

const openParameters = new Set<string>(['event_type', 'event_time', 'purchase_amount', 'is_direct_match']);

/** Only what is known to be harmless is shown; the callback is shortened, anything else is left out. */
export function maskActivate({ method, url }: OutgoingRequest): string {
  if (!URL.canParse(url)) return `${method} [unreadable address]`;
  const { origin, pathname, searchParams } = new URL(url);
  const shown = [...searchParams].map(([name, value]) => {
    if (name === 'callback') return `callback=${shortenClick(value)}`;
    return openParameters.has(name) ? `${name}=${value}` : '[hidden]';
  });
  return `${method} ${origin}${pathname}?${shown.join('&')}`;
}
