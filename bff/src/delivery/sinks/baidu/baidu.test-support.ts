import type { FactName } from '@loudou/shared/catalogue';
import type { OutgoingRow, WriteContext } from '../sink-definition';
import { sampleRow } from '../sink-harness.arbitrary';
import { findBaiduEvent } from './events';
import { type BaiduSecrets, BaiduSettings } from './settings';

export const clickId = '9fK2mQx7Tz4LbVn81RdWcY6s';
export const secrets: BaiduSecrets = { token: 'GZp8mAwL1cR5uQ2tYx7e@9bKfN3' };

export const settings = (change: object = {}): BaiduSettings =>
  BaiduSettings.parse({ landingUrl: 'https://loan.example.com/landing?from=search#top', ...change });

export const context = (of: BaiduSettings): WriteContext<BaiduSettings, BaiduSecrets> => ({
  settings: of,
  secrets,
  now: new Date('2026-11-22T04:00:00.000Z'),
  nonce: '0123456789abcdef0123456789abcdef',
});

export const parameters = {
  bd_vid: [clickId],
  planid: ['882211'],
  unitid: ['__UNITID__'],
  e_keywordid: ['40055'],
  phone: ['13987654321'],
  name: ['欧阳明月'],
};

/** A row of the conversion type from the first fact that it is made from. */
export function row(event: string, change: Partial<OutgoingRow> = {}, fact?: FactName): OutgoingRow {
  const known = findBaiduEvent(event)!;
  const ground = { clickId, host: 'h5', parameters, hostAccount: null };
  return sampleRow(known, fact ?? known.facts[0]!, ground, change);
}
