import { useTranslation } from 'react-i18next';
import { shortFactMeaning } from '../../parts/fact-name';
import { causeWord } from '../../parts/delivery-cause';
import { fenText } from '../../format/money';
import { countText } from '../../format/numbers';
import { clockText, dayText, calendarDayText } from '../../format/moments';
import { useLanguage } from '../../language/use-language';
import type { zhReconciliation } from '../../language/reconciliation/zh';
import type { Closing, Difference, Measure } from './types';

type BucketName = keyof typeof zhReconciliation.bucket;
type ClosingCause = 'written_off' | 'confirmed_by_platform' | 'sent_by_another' | 'test';
const TAIL = 4;
/** More names than this make no sentence. */
const MAX_NAMED = 2;
/** U+2212, as all our numbers have it. */
const MINUS = '−';

export interface NamedAccount {
  adPlatform: string | null;
  platformAccountId: string | null;
  label: string | null;
}

/** What tells two accounts of a platform apart. The joiner keeps the dots at their number. */
const tailOf = (platformAccountId: string) =>
  platformAccountId.length > TAIL ? `…\u2060${platformAccountId.slice(-TAIL)}` : platformAccountId;

const conversions = [
  'user_registered',
  'precheck_completed',
  'application_submitted',
  'credit_approved',
  'loan_disbursed',
  'repeat_drawn',
] as const;
const isConversion = (name: string): name is (typeof conversions)[number] =>
  conversions.some((each) => each === name);

/** The words of this page that hang on values. */
export function useWords() {
  const { t } = useTranslation();
  const language = useLanguage();

  const bucket = (name: string) => t(`reconciliation.bucket.${name as BucketName}`);
  const platform = (name: string | null) =>
    name === 'ocean_engine' || name === 'tencent_ads' || name === 'kuaishou' || name === 'baidu'
      ? t(`group.${name}`)
      : '';
  const account = ({ adPlatform, platformAccountId }: NamedAccount) =>
    platformAccountId === null
      ? t('reconciliation.table.unowned')
      : `${platform(adPlatform)}\u00a0${tailOf(platformAccountId)}`;
  const fact = (name: string | null) =>
    name === null
      ? t('reconciliation.table.unnamed')
      : isConversion(name)
        ? t(`reconciliation.fact.${name}`)
        : shortFactMeaning(name, language);
  const grade = (name: string | null) => name ?? t('reconciliation.table.ungraded');
  const list = (names: string[]) => {
    const first = names.slice(0, MAX_NAMED).join(language === 'zh' ? '、' : ', ');
    return names.length > MAX_NAMED
      ? t('reconciliation.andMore', { names: first, count: names.length })
      : first;
  };
  const cause = (name: string) => causeWord(name, t);
  const day = (text: string) => calendarDayText(text, language);
  const closingCause = (name: string) => t(`reconciliation.closing.${name as ClosingCause}`);

  return {
    bucket,
    platform,
    account,
    fact,
    grade,
    list,
    cause,
    day,
    closingCause,
    moment: (iso: string) => ({ day: dayText(iso, language), time: clockText(iso) }),
  };
}

export const valueText = ({ count, amountFen }: { count: number; amountFen: number }, measure: Measure) =>
  measure === 'count' ? countText(count) : moneyText(amountFen);

export const moneyText = (fen: number): string => (fen < 0 ? `${MINUS}${fenText(-fen)}` : fenText(fen + 0));

/** What is known of one difference, in a sentence. */
export function useKnown(
  closings: readonly Closing[],
): (difference: Difference, reported: boolean) => string {
  const { t } = useTranslation();
  const words = useWords();
  return (difference, reported) => {
    const { bucket, count } = difference;
    const at = difference.confirmedAt ? clockOf(difference, words) : '';
    const closing = difference.closed > 0 ? closings.find(({ key }) => key === difference.key) : undefined;
    if (closing)
      return t('reconciliation.known.closed', {
        cause: words.closingCause(closing.cause),
        reason: closing.reason,
        by: closing.closedBy,
        day: words.moment(closing.closedAt).day,
      });
    switch (bucket) {
      case 'not_at_platform':
        return difference.deliveryId
          ? t('reconciliation.known.not_at_platform', { time: at })
          : t('reconciliation.known.notAtPlatformNumber', { count });
      case 'only_at_platform':
        return difference.key.endsWith(':*') || /:[ABC]$/.test(difference.key)
          ? t('reconciliation.known.onlyAtPlatformNumber', { count })
          : t('reconciliation.known.only_at_platform');
      case 'missing_in_ledger':
      case 'doubled':
      case 'answer_missing':
      case 'deduplicated':
        return t(`reconciliation.known.${bucket}`);
      case 'against_ledger':
        return t('reconciliation.known.against_ledger', {
          cause: difference.cause ? words.cause(difference.cause) : '–',
        });
      case 'amount_differs':
        return t('reconciliation.known.amount_differs', {
          ours: moneyText(difference.amountFen ?? 0),
          theirs: moneyText(difference.platformAmountFen ?? 0),
        });
      case 'grade_differs':
        return t('reconciliation.known.grade_differs', {
          ours: words.grade(difference.grade),
          theirs: difference.cause ?? '–',
        });
      case 'unknown':
        return t(reported ? 'reconciliation.known.unknown' : 'reconciliation.known.unknownNoReport');
      case 'counted_other_day':
        return t('reconciliation.known.counted_other_day', { day: words.day(difference.platformDay!) });
      case 'of_other_day':
        return t('reconciliation.known.of_other_day', {
          day: difference.happenedAt ? words.moment(difference.happenedAt).day : '–',
        });
      case 'awaiting_report':
        return t('reconciliation.known.awaiting_report', { time: at });
      default:
        return difference.cause
          ? t('reconciliation.known.otherCause', {
              bucket: words.bucket(bucket),
              cause: words.cause(difference.cause),
            })
          : t('reconciliation.known.other', { bucket: words.bucket(bucket) });
    }
  };
}

/** The time alone on the same day, with its day when it was confirmed later. */
function clockOf({ happenedAt, confirmedAt }: Difference, words: ReturnType<typeof useWords>): string {
  const confirmed = words.moment(confirmedAt!);
  const sameDay = happenedAt !== null && words.moment(happenedAt).day === confirmed.day;
  return sameDay ? confirmed.time : `${confirmed.day} ${confirmed.time}`;
}
