import { enLive } from './en.live';
import { enResend } from './en.resend';
import { enRows } from './en.rows';
import { enStory } from './en.story';

/** The pages of the ledger, piece by piece; no two pieces name the same text. */
export const enLedger = {
  ...enLive,
  ...enRows,
  ...enStory,
  ...enResend,
};
