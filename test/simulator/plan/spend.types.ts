/** What one ad cost on one day, as its platform counts it; '' where the report does not go down so far. */
export interface SpendLine {
  adPlatform: string;
  /** In Beijing. */
  day: string;
  account: string;
  plan: string;
  creative: string;
  /** As the platform calls them; '' where its report does not. */
  accountName: string;
  planName: string;
  spendFen: number;
  impressions: number | null;
  clicks: number | null;
}

export interface MalformedSpend {
  /** As an editor counts them, the heading being the first. */
  line: number;
  problem: string;
  value: string;
}

/** A report of spend and what becomes of it at the console's door. */
export interface SpendFile {
  adPlatform: string;
  /** Where the report does not name it, whoever imports it does. */
  accountId?: string;
  fileName: string;
  text: string;
  lines: SpendLine[];
  /** Lines that sum up the others. */
  totalLines: number;
  /** What its dry run must tell of; such a file cannot be confirmed. */
  malformed: MalformedSpend | null;
  fate: 'kept' | 'taken_back' | 'never_confirmed';
}
