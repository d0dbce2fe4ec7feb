import type { OutgoingRequest, WriteContext } from '../sink-definition';
import type { ActionMessage } from './mapping';
import type { TencentAdsSecrets, TencentAdsSettings, TencentSettings } from './settings';

type Context = WriteContext<TencentAdsSettings, TencentAdsSecrets>;

/** Its text and the comma behind it. */
export const bytesOfAction = ({ text }: Pick<ActionMessage, 'text'>) => Buffer.byteLength(text) + 1;

/** 1 to 50 actions of one account's data source. */
export function writeActions(messages: readonly ActionMessage[], context: Context): OutgoingRequest {
  const { accountId, userActionSetId, baseUrl, credentials } = context.settings;
  const actions = messages.map(({ text }) => text).join(',');
  const address = new URL(`${baseUrl}/v3.0/user_actions/add`);
  return {
    method: 'POST',
    ...withCredentials(address, credentials, context),
    body: `{"account_id":${Number(accountId)},"user_action_set_id":${Number(userActionSetId)},"actions":[${actions}]}`,
  };
}

/** Token, time and nonce, where this account's platform looks for them. The time is the guard of 300 seconds. */
export function withCredentials(
  address: URL,
  place: TencentSettings['credentials'],
  { secrets, now, nonce }: Pick<Context, 'secrets' | 'now' | 'nonce'>,
): Pick<OutgoingRequest, 'url' | 'headers'> {
  const headers: Record<string, string> = { 'content-type': 'application/json' };
  const timestamp = String(Math.floor(now.getTime() / 1_000));
  if (place === 'query') {
    address.searchParams.set('access_token', secrets.accessToken);
    address.searchParams.set('timestamp', timestamp);
    address.searchParams.set('nonce', nonce);
  } else if (place !== 'none') {
    const name = place === 'header_hyphen' ? 'access-token' : 'access_token';
    Object.assign(headers, { [name]: secrets.accessToken, timestamp, nonce });
  }
  return { url: address.href, headers };
}
