import { useTranslation } from 'react-i18next';
import type { PersonTimeline } from '../../api/types';
import { personCode } from '../../format/codes';
import { exactFenText } from '../../format/money';
import { clockText, dayText } from '../../format/moments';
import { useLanguage } from '../../language/use-language';
import { zh } from '../../language/zh';
import { Card } from '../../parts/card';
import { Icon } from '../../shell/icons';
import { SentCard } from './sent-card';

type Side = { timeline: PersonTimeline };

export function PersonSide({ timeline }: Side) {
  return (
    <>
      <WhoCard timeline={timeline} />
      <ProgressCard timeline={timeline} />
      <ConsentCard timeline={timeline} />
      {timeline.money.loans > 0 && <MoneyCard timeline={timeline} />}
      <SentCard entries={timeline.entries} />
    </>
  );
}

function WhoCard({ timeline: { person } }: Side) {
  const { t } = useTranslation();
  const language = useLanguage();
  const moment = (iso: string) => `${dayText(iso, language)} ${clockText(iso)}`;
  const merged = person.mergedFrom.map(personCode).join(' ');
  const pairs = [
    [t('person.code'), personCode(person.personId)],
    [t('person.created'), moment(person.createdAt)],
    [t('person.registered'), person.registeredAt ? moment(person.registeredAt) : t('person.notYet')],
    [t('person.merged'), merged || t('person.mergedNone')],
    ...(person.creditRule ? [[t('person.credit'), person.creditRule]] : []),
  ];
  return (
    <Card title={t('person.thisPerson')}>
      <Pairs pairs={pairs} />
    </Card>
  );
}

function ProgressCard({ timeline }: Side) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <Card title={t('person.progress')}>
      <ul className="card-body marks">
        {timeline.reached.map(({ step, at }) => (
          <li key={step} className={at ? undefined : 'quiet'}>
            {at ? <Icon name="check" /> : <span className="quiet">–</span>}
            {t(`step.${step}`)}
            <span className="quiet small">{at && `${dayText(at, language)} ${clockText(at)}`}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function ConsentCard({ timeline: { consents } }: Side) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <Card title={t('person.consents')}>
      <ul className="card-body marks">
        {consents.length === 0 && <li className="quiet">{t('person.consentNone')}</li>}
        {consents.map(({ purpose, state, since }) => (
          <li key={purpose}>
            <span className={state}>
              <Icon name={state === 'granted' ? 'check' : 'cross'} />
            </span>
            {purpose in zh.purpose ? t(`purpose.${purpose as keyof typeof zh.purpose}`) : purpose}
            <span className="quiet small">{t(`person.${state}`, { day: dayText(since, language) })}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function MoneyCard({ timeline: { money } }: Side) {
  const { t } = useTranslation();
  const pairs = [
    [t('person.borrowedLine', { count: money.loans }), exactFenText(money.borrowedFen)],
    [t('person.repaidLine'), exactFenText(money.repaidFen)],
    [t('person.interestLine'), exactFenText(money.interestFen)],
    [t('person.feeLine'), exactFenText(money.feeFen)],
  ];
  return (
    <Card title={t('person.money')}>
      <Pairs pairs={pairs} />
    </Card>
  );
}

function Pairs({ pairs }: { pairs: (string | undefined)[][] }) {
  return (
    <dl className="card-body person-pairs">
      {pairs.map(([name, value]) => (
        <div key={name} style={{ display: 'contents' }}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
