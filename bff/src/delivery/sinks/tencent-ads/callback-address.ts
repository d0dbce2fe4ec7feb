import type { OutgoingClick } from '../sink-definition';
import type { TencentCallbackSettings } from './settings';

/**
 * Where the platform lets a callback go to, without query. The scheme and the path are part of it: the token goes
 * along, and a launch link that somebody made up must not carry it to another door of the same house.
 */
const platformAddresses = [
  'https://api.e.qq.com/v3.0/user_actions/add',
  'https://api.e.qq.com/conv',
  'https://tracking.e.qq.com/conv',
  'http://tracking.e.qq.com/conv',
];
const builtAddress = platformAddresses[0] as string;
const maxAddressChars = 4_096;
const credentialNames = ['access_token', 'access-token', 'timestamp', 'nonce'];

export interface CallbackAddress {
  url: string;
  /** Over plain http nothing secret goes along, but to a stand-in that the settings name. */
  takesCredentials: boolean;
}

/** The address that the click brought: as a whole under `callback`, or as its two parts. */
export function callbackAddressOf(
  { parameters }: Pick<OutgoingClick, 'parameters'>,
  settings: Pick<TencentCallbackSettings, 'moreCallbackAddresses'>,
): CallbackAddress | { refusal: string } {
  const text = wholeAddress(parameters) ?? builtFromParts(parameters, settings);
  if (text === null) return { refusal: 'no_callback' };
  if (text.length > maxAddressChars || !URL.canParse(text)) return { refusal: 'callback_malformed' };
  return checked(new URL(text), settings.moreCallbackAddresses.map(bareAddress));
}

function checked(address: URL, ours: readonly string[]): CallbackAddress | { refusal: string } {
  const bare = `${address.origin}${address.pathname}`;
  const isKnown = platformAddresses.includes(bare) || ours.includes(bare);
  if (!isKnown || address.username !== '' || address.password !== '') {
    return { refusal: 'callback_address_not_known' };
  }
  const { searchParams } = address;
  if (!searchParams.get('cb') || !searchParams.get('conv_id')) return { refusal: 'callback_incomplete' };
  if (credentialNames.some((name) => searchParams.has(name))) return { refusal: 'callback_with_credentials' };
  address.hash = '';
  return { url: address.href, takesCredentials: address.protocol === 'https:' || ours.includes(bare) };
}

const wholeAddress = (parameters: OutgoingClick['parameters']) =>
  valueOf(parameters, 'callback', (text) => /^https?:\/\//i.test(text));

function builtFromParts(
  parameters: OutgoingClick['parameters'],
  { moreCallbackAddresses }: Pick<TencentCallbackSettings, 'moreCallbackAddresses'>,
): string | null {
  const callback = valueOf(parameters, 'cb', isMeant) ?? valueOf(parameters, 'callback', isMeant);
  const conversionId = valueOf(parameters, 'conv_id', isMeant);
  if (callback === null || conversionId === null) return null;
  const address = new URL(moreCallbackAddresses[0] ?? builtAddress);
  address.searchParams.set('cb', callback);
  address.searchParams.set('conv_id', conversionId);
  return address.href;
}

/** A macro that nobody filled in is no value. */
const isMeant = (text: string) => text !== '' && !/^__.*__$/.test(text);

const valueOf = (
  parameters: OutgoingClick['parameters'],
  name: string,
  isWanted: (text: string) => boolean,
): string | null => (Object.hasOwn(parameters, name) ? parameters[name]?.find(isWanted) : null) ?? null;

function bareAddress(text: string): string {
  const { origin, pathname } = new URL(text);
  return `${origin}${pathname}`;
}
