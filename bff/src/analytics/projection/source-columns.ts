import type { SourceDimension } from '../report/report-scope';

/** Where each dimension of a person's source stands in the table `source`. */
export const sourceColumns: Record<SourceDimension, string> = {
  host: 'host',
  entryKind: 'entry_kind',
  adPlatform: 'ad_platform',
  account: 'account_id',
  plan: 'plan_id',
  creative: 'creative_id',
  partner: 'partner',
  creator: 'creator',
  liveRoom: 'live_room',
  keyword: 'keyword',
};

/** Taken from the link as it came, so anybody can make new ones; the first three are words of ours. */
export const claimedColumns: readonly string[] = [
  'account_id',
  'plan_id',
  'creative_id',
  'partner',
  'creator',
  'live_room',
  'keyword',
];

export const allSourceColumns: readonly string[] = Object.values(sourceColumns);
