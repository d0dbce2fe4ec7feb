import type { OutgoingRequest, OutgoingRow, WriteContext } from '../sink-definition';
import { callbackAddressOf } from './callback-address';
import { type ActionMessage, type Mapped, messageOf, toAction } from './mapping';
import { withCredentials } from './request';
import type { TencentAdsSecrets, TencentCallbackSettings } from './settings';

export interface CallbackMessage extends ActionMessage {
  url: string;
  takesCredentials: boolean;
}

/** One conversion to the address that the click brought; that address stands for account, source and click. */
export function toCallbackAction(
  row: OutgoingRow,
  settings: TencentCallbackSettings,
): Mapped<CallbackMessage> {
  if (!row.click) return { refusal: 'no_click' };
  const address = callbackAddressOf(row.click, settings);
  if ('refusal' in address) return address;
  const mapped = toAction(row, settings);
  if ('refusal' in mapped) return mapped;
  return { message: { ...messageOf(mapped.action, settings, { isSetUp: true }), ...address } };
}

/** A call belongs to one address, so it carries one action. */
export function writeCallback(
  [message]: readonly CallbackMessage[],
  context: WriteContext<TencentCallbackSettings, TencentAdsSecrets>,
): OutgoingRequest {
  if (!message) throw new RangeError('A callback carries one action, and none was given');
  const place = message.takesCredentials ? context.settings.credentials : 'none';
  return {
    method: 'POST',
    ...withCredentials(new URL(message.url), place, context),
    body: `{"actions":[${message.text}]}`,
  };
}
