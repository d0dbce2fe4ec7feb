import type { FactName } from '@loudou/shared/catalogue';
import type { OutgoingRow, WriteContext } from '../sink-definition';
import { sampleRow } from '../sink-harness.arbitrary';
import { findTencentEvent } from './events';
import { type TencentAdsSecrets, TencentAdsSettings, TencentCallbackSettings } from './settings';

export const clickId = 'wx0k3vqz5x7m2a9t00';
export const hostAccount = { appId: 'wxd930ea5d5a258f4f', openId: 'oGZUI0egBJY1zhBYw2KhdUfwVJJE' };
export const callback = 'https://api.e.qq.com/v3.0/user_actions/add?cb=xXx%2BxXx3Qy8LmN%3D&conv_id=10532';

export const secrets: TencentAdsSecrets = {
  accessToken: 'a2f5c1d09be34a7f8e61b0c93d7a5f42',
  refreshToken: '7b90e2d1c4f84c2b9a3e55d0168fbe77',
  accessTokenExpiresAt: '2026-11-23T04:00:00.000Z',
  clientId: '1111234567',
  clientSecret: 'zT8rWq41LmPxY6cV',
};
export const now = new Date('2026-11-22T04:00:00.000Z');

export const settings = (change: object = {}): TencentAdsSettings =>
  TencentAdsSettings.parse({ accountId: '25610', userActionSetId: '1200542894', ...change });

export const callbackSettings = (change: object = {}): TencentCallbackSettings =>
  TencentCallbackSettings.parse(change);

export const context = <Settings>(of: Settings): WriteContext<Settings, TencentAdsSecrets> => ({
  settings: of,
  secrets,
  now,
  nonce: '0123456789abcdef0123456789abcdef',
});

/** A row of the event from the first fact that it is made from. */
export function row(event: string, change: Partial<OutgoingRow> = {}, fact?: FactName): OutgoingRow {
  const known = findTencentEvent(event)!;
  const parameters = { gdt_vid: [clickId], callback: [callback] };
  return sampleRow(
    known,
    fact ?? known.facts[0]!,
    { clickId, host: 'weapp', parameters, hostAccount },
    change,
  );
}

export const grade = (letter: 'A' | 'B' | 'C') => ({
  grade: letter,
  expectedValueFen: 80_000,
  policyVersion: 3,
});
