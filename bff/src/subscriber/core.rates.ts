import type { Rate } from './meter.store';

/** How often each door may be used by one subscriber. */
export interface CoreRates {
  pull: Rate;
  replay: Rate;
  commands: Rate;
  other: Rate;
}

export const usualRates: CoreRates = {
  pull: { perMinute: 1_200, burst: 100 },
  replay: { perMinute: 60, burst: 30 },
  commands: { perMinute: 300, burst: 30 },
  other: { perMinute: 300, burst: 60 },
};
