import type { CallRate, CallState } from '../conversion-lists';
import type { FakeBaiduAccount } from './accounts';
import type { PositionStyle } from './answer';
import type { Clicks } from './clicks';
import type { CheckedConversion } from './conversion-check';

export interface PlatformState extends CallState {
  accounts: readonly FakeBaiduAccount[];
  clicks: Clicks;
  rate: CallRate;
  positions: PositionStyle;
  acceptAnyClick: boolean;
  endedTokens: Set<string>;
  refusesConversion(conversion: CheckedConversion): boolean;
}
