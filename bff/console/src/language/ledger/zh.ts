import { zhLive } from './zh.live';
import { zhResend } from './zh.resend';
import { zhRows } from './zh.rows';
import { zhStory } from './zh.story';

/** The pages of the ledger, piece by piece; no two pieces name the same text. */
export const zhLedger = {
  ...zhLive,
  ...zhRows,
  ...zhStory,
  ...zhResend,
};
