import { useTranslation } from 'react-i18next';
import { dayText } from '../../format/moments';
import { countText } from '../../format/numbers';
import { useLanguage } from '../../language/use-language';
import { Card } from '../../parts/card';
import { Counted } from './counted';
import { groupKey } from './group-key';
import { KEPT_DAYS, MAX_GROUPS, type QuarantineGroup } from './quality-api';
import { useFirstRows } from './use-first-rows';
import { useEventName } from './use-event-name';
import { useMoment } from './use-moment';

/** As many as can be taken in at a glance. */
const FEW = 8;

interface QuarantineCardProps {
  groups: QuarantineGroup[];
  opened: string | null;
  onOpen(group: QuarantineGroup): void;
}

export function QuarantineCard({ groups, opened, onOpen }: QuarantineCardProps) {
  const { t } = useTranslation();
  const { shown, more } = useFirstRows(groups, FEW);
  const most = Math.max(...groups.map(({ rows }) => rows));
  return (
    <Card
      title={t('quality.quarantine.title')}
      aside={
        <span className="small quiet wide-only">{t('quality.quarantine.note', { days: KEPT_DAYS })}</span>
      }
      footer={more || (groups.length === MAX_GROUPS && t('quality.quarantine.cut', { count: MAX_GROUPS }))}
    >
      {groups.length === 0 ? (
        <p className="card-body quiet">{t('quality.quarantine.none')}</p>
      ) : (
        <div className="rows-scroll quality-groups">
          <table className="rows">
            <thead>
              <tr>
                <th>{t('quality.quarantine.head.why')}</th>
                <th>{t('quality.quarantine.head.event')}</th>
                <th className="aside">{t('quality.quarantine.head.version')}</th>
                <th className="right">{t('quality.quarantine.head.rows')}</th>
                <th className="right">{t('quality.quarantine.head.people')}</th>
                <th className="aside">{t('quality.quarantine.head.first')}</th>
                <th className="aside">{t('quality.quarantine.head.last')}</th>
                <th className="aside">{t('quality.quarantine.head.expiry')}</th>
              </tr>
            </thead>
            <tbody>
              {shown.map((group) => (
                <GroupRow
                  key={groupKey(group)}
                  group={group}
                  most={most}
                  isOpened={groupKey(group) === opened}
                  onOpen={() => onOpen(group)}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Card>
  );
}

interface GroupRowProps {
  group: QuarantineGroup;
  /** Rows of the largest group. */
  most: number;
  isOpened: boolean;
  onOpen(): void;
}

function GroupRow({ group, most, isOpened, onOpen }: GroupRowProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const eventName = useEventName();
  const moment = useMoment();
  const { reason, eventName: name, appVersion, rows, people } = group;
  return (
    <tr className={isOpened ? 'chosen' : 'can-choose'} onClick={onOpen}>
      <td>
        <button type="button" className="drill" title={t('quality.quarantine.open')}>
          {t(`quality.quarantine.reason.${reason}`)}
        </button>
      </td>
      <td>
        {eventName(name)}
        {name !== null && eventName(name) !== name && <small className="mono">{name}</small>}
      </td>
      <td className="aside">{appVersion}</td>
      <td className="right">
        <Counted count={rows} most={most} />
      </td>
      <td className="right">{countText(people)}</td>
      <td className="aside nowrap">{moment(group.firstAt)}</td>
      <td className="aside nowrap">{moment(group.lastAt)}</td>
      <td className="aside nowrap">{dayText(group.nextExpiryAt, language)}</td>
    </tr>
  );
}
