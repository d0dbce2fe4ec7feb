import { ApiFailure } from '../apis/api-failure';
import type { HostRuntime } from '../host-runtime';
import type { ViewElement } from '../view/element';
import type { HostEvent } from '../view/events';

const REFUSED = { weapp: 'getPhoneNumber:fail user deny', tt: 'getPhoneNumber:fail auth deny' } as const;

/** Buttons that open a dialog of the host's own; the app hears of it by an event when the person has answered. */
export async function openTypeEvents(
  runtime: HostRuntime,
  button: ViewElement,
  send: (event: HostEvent) => void,
): Promise<void> {
  const openTypes = String(button.attributes['open-type'] ?? '').split('|');
  if (openTypes.includes('agreePrivacyAuthorization'))
    send({ type: 'agreeprivacyauthorization', detail: {} });
  const isRealtime = openTypes.includes('getRealtimePhoneNumber');
  if (!isRealtime && !openTypes.includes('getPhoneNumber')) return;
  const done = runtime.work.begin('phone number dialog');
  const detail = await phoneDetail(runtime);
  runtime.work.later('phone number', () =>
    send({ type: isRealtime ? 'getrealtimephonenumber' : 'getphonenumber', detail }),
  );
  done();
}

async function phoneDetail(runtime: HostRuntime): Promise<Record<string, unknown>> {
  // Douyin gives a number only to an app whose log-in has already run.
  if (runtime.platform === 'tt' && !runtime.session.hasLoggedIn)
    return { errMsg: 'getPhoneNumber:fail not login' };
  try {
    return { errMsg: 'getPhoneNumber:ok', code: await runtime.answers.phoneNumber() };
  } catch (error) {
    if (!(error instanceof ApiFailure)) runtime.onError(error);
    const reason = error instanceof ApiFailure && error.reason !== 'user deny' ? error.reason : undefined;
    const fields = error instanceof ApiFailure ? error.fields : {};
    return { errMsg: reason ? `getPhoneNumber:fail ${reason}` : REFUSED[runtime.platform], ...fields };
  }
}
