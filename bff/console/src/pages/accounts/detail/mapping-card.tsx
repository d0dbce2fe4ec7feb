import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../language/use-language';
import { Card } from '../../../parts/card';
import { shortFactMeaning } from '../../../parts/fact-name';
import type { AccountDetail, Setup, Sink } from '../account-types';
import { useWords } from '../use-words';

interface MappingCardProps {
  account: AccountDetail;
  sink: Sink;
  onDryRun(): void;
}

export function MappingCard({ account, sink, onDryRun }: MappingCardProps) {
  const { t } = useTranslation();
  const say = useWords();
  const language = useLanguage();
  const setup = account.setup as Setup | null;
  if (!setup) return null;
  const { clickDays, deepClickDays, eventHours } = setup.windows;
  return (
    <Card
      title={t('accounts.mappingCard')}
      footer={
        <Button size="small" id="account-dry-run" onClick={onDryRun}>
          {t('accounts.step.dryRun')}
        </Button>
      }
      aside={
        <span className="small quiet">
          {t('accounts.summaryWindows', { click: clickDays, deep: deepClickDays, hours: eventHours })}
        </span>
      }
    >
      <table className="rows">
        <thead>
          <tr>
            <th>{t('accounts.mappingFact')}</th>
            <th>{t('accounts.mappingEvent')}</th>
            <th>{t('accounts.mappingGoal')}</th>
          </tr>
        </thead>
        <tbody>
          {setup.mapping.map((line) => {
            const event = sink.events.find(({ name }) => name === line.event);
            return (
              <tr key={`${line.fact} ${line.event}`}>
                <td>{shortFactMeaning(line.fact, language)}</td>
                <td>
                  {event ? say(event.meaning) : line.event}
                  <small className="mono">{line.event}</small>
                </td>
                <td>{t(`accounts.goal.${line.goal}`)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Card>
  );
}
