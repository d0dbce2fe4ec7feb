import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../language/use-language';
import { Card } from '../../parts/card';
import type { Rule } from './attribution-api';
import { sinceText } from './moments';
import { PlaceName } from './place-name';
import { useRuleWords } from './use-rule-words';

export function InForceCard({ inForce }: { inForce: readonly Rule[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const words = useRuleWords();
  return (
    <Card
      title={t('attribution.inForceTitle')}
      aside={<span className="small quiet">{t('attribution.inForceNote')}</span>}
    >
      <table className="rows">
        <thead>
          <tr>
            <th>{t('attribution.place')}</th>
            <th>{t('attribution.windowHead')}</th>
            <th>{t('attribution.deepHead')}</th>
            <th>{t('attribution.clickHead')}</th>
            <th>{t('attribution.version')}</th>
            <th>{t('attribution.since')}</th>
          </tr>
        </thead>
        <tbody>
          {inForce.map((rule) => (
            <tr key={rule.ruleId}>
              <td>
                <PlaceName {...rule} />
              </td>
              <td className="nowrap">
                <b>{words.window(rule.clickWindowMs)}</b>
              </td>
              <td className="nowrap">{words.window(rule.deepWindowMs)}</td>
              <td>{words.click(rule)}</td>
              <td>{rule.version}</td>
              <td className="nowrap">{sinceText(rule, t('attribution.ever'), language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}
