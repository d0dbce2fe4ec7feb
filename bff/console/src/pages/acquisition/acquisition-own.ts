import type { OwnPart, ReportView } from '../../analysis/report-view';
import { plainView } from '../../analysis/report-view';

export const breakdowns = ['adPlatform', 'account', 'plan', 'creative', 'entryKind', 'host', 'week'] as const;
export type Breakdown = (typeof breakdowns)[number];

/** What only this page holds in its address. */
export interface AcquisitionOwn {
  per: Breakdown;
}

/** The newest 28 days on which the draw no longer moves, so that every cost stands. */
export const acquisitionView: ReportView = { ...plainView, days: 'drawn28' };

export const acquisitionPart: OwnPart<AcquisitionOwn> = {
  read: (parameters) => ({ per: breakdowns.find((each) => each === parameters.get('per')) ?? 'account' }),
  write: ({ per }, parameters) => {
    if (per !== 'account') parameters.set('per', per);
  },
};
