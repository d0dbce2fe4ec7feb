import { z } from 'zod';

export const receiptColumns = [
  'platform',
  'accountId',
  'event',
  'day',
  'clickId',
  'eventTime',
  'externalId',
  'amount',
  'grade',
  'count',
] as const;
export type ReceiptColumn = (typeof receiptColumns)[number];

const columnName = z.string().trim().min(1).max(64);
const isTimeZone = (zone: string) => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
};

/**
 * How an account's reports are read and compared. Every platform lets its reports be laid out by hand, so nothing of
 * it is fixed; the defaults are what a plain export in our own words looks like.
 */
export const ReceiptSettings = z.object({
  columns: z.partialRecord(z.enum(receiptColumns), columnName).default({}),
  timeZone: z.string().max(64).refine(isTimeZone, 'must be a time zone such as Asia/Shanghai'),
  amountUnit: z.enum(['yuan', 'fen']),
  /** What the platform's amount is to be compared with: the money paid out, or the expected value that was told. */
  amountMeaning: z.enum(['paid_amount', 'expected_value']),
  /** The report's name of an event -> the name that the account's mapping uses. */
  events: z.record(z.string().min(1).max(64), z.string().min(1).max(64)).default({}),
  /** Events of the report that are none of ours, such as page views. */
  ignoredEvents: z.array(z.string().min(1).max(64)).max(100).default([]),
  grades: z.record(z.string().min(1).max(32), z.enum(['A', 'B', 'C'])),
  countsOnce: z.boolean(),
  timeToleranceSeconds: z.number().int().min(0).max(3_600),
  amountToleranceFen: z.number().int().min(0).max(10_000),
  midnightMinutes: z.number().int().min(0).max(1_440),
});
export type ReceiptSettings = z.infer<typeof ReceiptSettings>;

const grades = { A: 'A', B: 'B', C: 'C', '1': 'A', '2': 'B', '3': 'C' } as const;

/** Each can be set otherwise for an account; those that differ by platform follow what its documents say. */
export function defaultSettings(adPlatform: string | null): ReceiptSettings {
  return {
    columns: {},
    timeZone: 'Asia/Shanghai',
    amountUnit: 'yuan',
    // Baidu has no field for an amount: its value is what the grade expects.
    amountMeaning: adPlatform === 'baidu' ? 'expected_value' : 'paid_amount',
    events: {},
    ignoredEvents: [],
    grades,
    // Event Manager's statistical type ONLY_ONE; Kuaishou is told no id of ours, so the click and the event are all it
    // can know a repeat by. The others drop repeats by our own id, which never repeats.
    countsOnce: adPlatform === 'ocean_engine' || adPlatform === 'kuaishou',
    timeToleranceSeconds: 300,
    // Tencent takes amounts of credit and draws in whole yuan.
    amountToleranceFen: adPlatform === 'tencent_ads' ? 99 : 0,
    midnightMinutes: 60,
  };
}

/** The first that a file has is taken; a name set for the account goes before all of them. */
const usualNames: Record<ReceiptColumn, readonly string[]> = {
  platform: ['platform', '平台'],
  accountId: ['account_id', 'accountid', '账户', '账户id', '广告账户'],
  event: ['event', 'event_type', 'action_type', '事件', '转化事件', '转化类型'],
  day: ['day', 'date', '日期', '转化日期'],
  clickId: ['click_id', 'clickid', 'gdt_vid', 'callback', '点击id', '点击号'],
  eventTime: ['event_time', 'action_time', 'time', 'timestamp', '转化时间', '时间'],
  externalId: ['external_id', 'outer_action_id', 'outer_event_id', '外部id', '去重id'],
  amount: ['amount', 'value', '金额', '转化金额'],
  grade: ['grade', 'level', 'people_quality', 'credit_level', '等级', '分级'],
  count: ['count', 'conversions', '数量', '转化数'],
};

export const namesOf = (column: ReceiptColumn, settings: Pick<ReceiptSettings, 'columns'>): string[] => {
  const own = settings.columns[column];
  return own ? [own.toLowerCase()] : [...usualNames[column]];
};
