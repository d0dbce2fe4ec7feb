import { sendFile } from '../../parts/report-file/send-file';
import type { SpendTrial } from './spend-trial';

export interface SpendFile {
  fileName: string;
  text: string;
  adPlatform?: string;
  accountId?: string;
}

/** Nothing counts before it is confirmed. */
export const trySpend = async (file: SpendFile, signal: AbortSignal): Promise<SpendTrial> =>
  (await sendFile('/trpc/spend-file', file, signal)) as SpendTrial;
