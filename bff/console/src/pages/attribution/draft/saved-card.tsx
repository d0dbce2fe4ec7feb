import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../language/use-language';
import { Card } from '../../../parts/card';
import { momentText } from '../../grading/format';
import type { Rule } from '../attribution-api';
import { useRuleWords } from '../use-rule-words';
import { isSamePlace } from '../versions.rules';

interface SavedCardProps {
  draft: Rule;
  /** What it goes by now. */
  now: Rule | undefined;
  onClose(): void;
}

/** A draft beside what it would replace. */
export function SavedCard({ draft, now, onClose }: SavedCardProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const words = useRuleWords();
  const items = [
    { name: t('attribution.windowHead'), of: (rule: Rule) => words.window(rule.clickWindowMs) },
    { name: t('attribution.deepHead'), of: (rule: Rule) => words.window(rule.deepWindowMs) },
    { name: t('attribution.clickHead'), of: (rule: Rule) => words.click(rule) },
  ];
  return (
    <Card
      title={t('attribution.draft.savedTitle', { place: words.place(draft), version: draft.version })}
      aside={
        <>
          <span className="small quiet">
            {t('attribution.draft.savedBy', {
              by: draft.madeBy,
              moment: momentText(draft.madeAt, language),
            })}
          </span>
          <Button type="text" size="small" onClick={onClose}>
            {t('attribution.draft.close')}
          </Button>
        </>
      }
      footer={t('attribution.draft.whyLine', { reason: draft.reason })}
    >
      <table className="rows attribution-compare">
        <thead>
          <tr>
            <th>{t('attribution.draft.item')}</th>
            <th>{t('attribution.draft.now')}</th>
            <th>{t('attribution.draft.then')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map(({ name, of }) => {
            const before = now ? of(now) : '–';
            const after = of(draft);
            return (
              <tr key={name}>
                <td>{name}</td>
                <td className="quiet">{before}</td>
                <td className={before === after ? 'quiet' : 'attribution-changed'}>{after}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {now && !isSamePlace(now, draft) && (
        <p className="small quiet attribution-falls">
          {t('attribution.draft.falls', { place: words.place(now) })}
        </p>
      )}
    </Card>
  );
}
