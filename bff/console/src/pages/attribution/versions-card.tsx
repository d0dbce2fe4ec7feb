import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../language/use-language';
import { Card } from '../../parts/card';
import { momentText } from '../grading/format';
import type { Rule } from './attribution-api';
import { sinceText } from './moments';
import { PlaceName } from './place-name';
import { useRuleWords } from './use-rule-words';
import { stateOf } from './versions.rules';

interface VersionsCardProps {
  rules: readonly Rule[];
  /** The draft that stands open. */
  opened: number | null;
  mayChange: boolean;
  onOpen(rule: Rule): void;
  onCopy(rule: Rule): void;
}

export function VersionsCard({ rules, opened, mayChange, onOpen, onCopy }: VersionsCardProps) {
  const { t } = useTranslation();
  const newestFirst = [...rules].sort((one, other) => other.ruleId - one.ruleId);
  return (
    <Card
      title={t('attribution.versions.title')}
      aside={<span className="small quiet">{t('attribution.versions.note')}</span>}
    >
      <div className="grading-scroll">
        <table className="rows attribution-versions">
          <thead>
            <tr>
              <th>{t('attribution.place')}</th>
              <th className="right">{t('attribution.version')}</th>
              <th>{t('attribution.versions.rule')}</th>
              <th>{t('attribution.versions.state')}</th>
              <th>{t('attribution.versions.made')}</th>
              <th>{t('attribution.versions.decided')}</th>
              <th>{t('attribution.versions.why')}</th>
              <th />
            </tr>
          </thead>
          <tbody>
            {newestFirst.map((rule) => (
              <tr key={rule.ruleId} className={rule.inForce ? 'chosen' : undefined}>
                <VersionCells rule={rule} />
                <td className="right nowrap">
                  {stateOf(rule) === 'draft' && opened !== rule.ruleId && (
                    <Button type="link" size="small" onClick={() => onOpen(rule)}>
                      {t('attribution.openDraft')}
                    </Button>
                  )}
                  {stateOf(rule) !== 'draft' && mayChange && (
                    <Button type="link" size="small" onClick={() => onCopy(rule)}>
                      {t('attribution.copy')}
                    </Button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}

const looks = { draft: 'tag', in_force: 'tag good', past: 'tag', refused: 'tag' } as const;

function VersionCells({ rule }: { rule: Rule }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const words = useRuleWords();
  const state = stateOf(rule);
  const builtIn = t('attribution.versions.builtIn');
  const decidedBy = rule.putInForceBy ?? rule.refusedBy;
  const decidedAt = rule.refusedAt
    ? momentText(rule.refusedAt, language)
    : sinceText(rule, t('attribution.ever'), language);
  return (
    <>
      <td>
        <PlaceName {...rule} />
      </td>
      <td className="right">
        <b>{rule.version}</b>
      </td>
      <td>
        <span className="nowrap">
          {words.window(rule.clickWindowMs)} · {words.window(rule.deepWindowMs)}
        </span>
        <small className="attribution-wrap">{words.click(rule)}</small>
      </td>
      <td>
        <span className={looks[state]}>{t(`attribution.versions.stateName.${state}`)}</span>
      </td>
      <td className="nowrap">
        {rule.madeBy || builtIn}
        {rule.madeBy && <small>{momentText(rule.madeAt, language)}</small>}
      </td>
      <td className="nowrap">
        {decidedBy === null ? <span className="quiet">–</span> : decidedBy || builtIn}
        {decidedAt && <small>{decidedAt}</small>}
      </td>
      <td>
        {rule.madeBy ? rule.reason : <span className="quiet">–</span>}
        {rule.decidedBecause && (
          <small className="attribution-wrap">
            {t(state === 'refused' ? 'attribution.versions.whyRefused' : 'attribution.versions.whyInForce', {
              reason: rule.decidedBecause,
            })}
          </small>
        )}
      </td>
    </>
  );
}
