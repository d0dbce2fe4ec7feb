/** The answer of the door that tries a report of spend. */
export interface SpendTrial {
  runId: string | null;
  problem: { problem: string; line: number | null } | null;
  columns: Record<string, string>;
  ignoredColumns: string[];
  rows: number;
  totalLines: number;
  bad: { line: number; problem: string; value: string | null }[];
  badRows: number;
  totals: { spendFen: number; impressions: number | null; clicks: number | null };
  days: { from: string; to: string } | null;
  parts: SpendPart[];
  partsTotal: number;
  changes: { new: number; restated: number; same: number };
  unknownAds: { adPlatform: string; planId: string; spendFen: number }[];
  unknownAdsTotal: number;
}

export interface SpendPart {
  adPlatform: string;
  accountId: string;
  day: string;
  rows: number;
  spendFen: number;
  change: 'new' | 'restated' | 'same';
  stands: { version: number; rows: number; spendFen: number } | null;
}
