import { useTranslation } from 'react-i18next';
import { countText } from '../../format/numbers';
import { Card } from '../../parts/card';
import { Counted } from './counted';
import type { Traffic } from './quality-api';
import { markedPeople } from './quality.rules';
import { useMarkName, useRuleName } from './rule-words';

/** Standing marks, by what people are and by which rule. */
export function TrafficGroupsCard({ groups }: { groups: Traffic['groups'] }) {
  const { t } = useTranslation();
  const markName = useMarkName();
  const ruleName = useRuleName();
  const most = Math.max(...groups.map(({ people }) => people));
  return (
    <Card title={t('quality.traffic.groupsTitle')} columns={4} footer={t('quality.traffic.groupsNote')}>
      {groups.length === 0 ? (
        <div className="card-body quiet">
          <p>{t('quality.traffic.none')}</p>
          <p>{t('quality.traffic.noneLead')}</p>
        </div>
      ) : (
        <table className="rows">
          <thead>
            <tr>
              <th>{t('quality.traffic.head.what')}</th>
              <th className="right">{t('quality.traffic.head.people')}</th>
            </tr>
          </thead>
          <tbody>
            {groups.map(({ mark, rule, people }) => (
              <tr key={`${mark} ${rule}`}>
                <td>
                  <span className="mark-name">{markName(mark)}</span>
                  <small title={rule}>{ruleName(rule)}</small>
                </td>
                <td className="right">
                  <Counted count={people} most={most} />
                </td>
              </tr>
            ))}
            {groups.length > 1 && (
              <tr className="total">
                <td>{t('quality.traffic.total')}</td>
                <td className="right">{countText(markedPeople(groups))}</td>
              </tr>
            )}
          </tbody>
        </table>
      )}
    </Card>
  );
}
