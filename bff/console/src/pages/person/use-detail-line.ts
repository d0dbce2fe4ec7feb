import { useTranslation } from 'react-i18next';
import type { TimelineEntry } from '../../api/types';
import { durationText } from '../../format/durations';
import { fenText } from '../../format/money';
import { clockText, dayText } from '../../format/moments';
import { shortId } from '../../format/codes';
import type { Language } from '../../language';
import { useLanguage } from '../../language/use-language';
import { zh } from '../../language/zh';
import { useGroupName } from '../../parts/use-group-name';

type Details = TimelineEntry['details'];
type FieldKey = keyof typeof zh.field;
type WordKey = keyof typeof zh.word;
type PurposeKey = keyof typeof zh.purpose;

/** Fields whose words are names of platforms, entries and apps. */
const groupFields = new Set(['adPlatform', 'entryKind', 'host']);
const wordFields = new Set([
  'entryMode',
  'mode',
  'method',
  'kind',
  'confidenceBand',
  'step',
  'source',
  'channel',
]);
const idPattern = /^[a-z]{3}_[0-9A-HJKMNP-TV-Z]{26}$/;
const instantPattern = /^\d{4}-\d{2}-\d{2}T/;

/** The payload of an entry as one line of words: names before values, units written out. */
export function useDetailLine(): (details: Details) => string {
  const { t } = useTranslation();
  const language = useLanguage();
  const groupName = useGroupName();

  function valueText(key: string, value: string | number | boolean): string {
    if (typeof value === 'boolean') return t(value ? 'yes' : 'no');
    if (typeof value === 'number') return numberText(key, value, language);
    if (key === 'purpose' && value in zh.purpose) return t(`purpose.${value as PurposeKey}`);
    if (groupFields.has(key)) return groupName(value);
    if (wordFields.has(key) && value in zh.word) return t(`word.${value as WordKey}`);
    if (idPattern.test(value)) return shortId(value);
    if (instantPattern.test(value)) return `${dayText(value, language)} ${clockText(value)}`;
    return value;
  }

  return (details) =>
    Object.entries(details)
      .filter((entry): entry is [string, string | number | boolean] => entry[1] !== null && entry[1] !== '')
      .map(
        ([key, value]) =>
          `${key in zh.field ? t(`field.${key as FieldKey}`) : key.replace('ids.', '')} ${valueText(key, value)}`,
      )
      .join(language === 'zh' ? '，' : ', ');
}

function numberText(key: string, value: number, language: Language): string {
  if (key.endsWith('Fen')) return fenText(value);
  if (key.endsWith('Bps')) return `${(value / 100).toFixed(2)}%`;
  if (key.endsWith('Ms')) return durationText(value, language);
  return String(value);
}
