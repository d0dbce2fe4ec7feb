import { useTranslation } from 'react-i18next';
import { useGroupName } from '../../parts/use-group-name';
import type { Rule } from './attribution-api';
import { lengthOf } from './draft/draft.rules';
import type { Place } from './versions.rules';

type Clicks = Pick<Rule, 'repeatedClicks' | 'unnamedClicks'>;

/** How a rule is spoken of, the same in a sentence as in a table. */
export function useRuleWords() {
  const { t } = useTranslation();
  const groupName = useGroupName();
  return {
    place: ({ adPlatform, accountId }: Place) =>
      adPlatform === ''
        ? t('attribution.everybody')
        : accountId === ''
          ? groupName(adPlatform)
          : `${groupName(adPlatform)} ${accountId}`,
    window: (lengthMs: number) => {
      const { count, unit } = lengthOf(lengthMs);
      return t(`attribution.${unit}`, { count: count ?? 0 });
    },
    click: ({ repeatedClicks, unnamedClicks }: Clicks) =>
      t(
        `attribution.click.${repeatedClicks ? (unnamedClicks ? 'any' : 'repeated') : unnamedClicks ? 'unnamed' : 'paid'}`,
      ),
  };
}

export type RuleWords = ReturnType<typeof useRuleWords>;
