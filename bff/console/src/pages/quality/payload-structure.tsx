import { useTranslation } from 'react-i18next';
import { Icon } from '../../shell/icons';
import { shownLines, type StructureLine } from './structure-lines.rules';

const MASK = '•••';

/** The keys and types of a row. Its values never reach the page. */
export function PayloadStructure({ lines, broken }: { lines: StructureLine[]; broken: string }) {
  const { t } = useTranslation();
  return (
    <ul className="payload">
      {shownLines(lines, broken).map(({ path, name, depth, type, isBroken }, place) => (
        <li
          key={`${place} ${path}`}
          className={isBroken ? 'is-broken' : undefined}
          style={{ paddingLeft: 10 + depth * 18 }}
        >
          <span className="mono">{name ?? t('quality.quarantine.otherKey')}</span>
          {type && type !== 'object' && type !== 'array' && <span className="mono mask">{MASK}</span>}
          {type && <span className="quiet">{t(`quality.quarantine.type.${type}`)}</span>}
          {isBroken && (
            <span className="fault">
              <Icon name="warning" small />
              {t(type ? 'quality.quarantine.here' : 'quality.quarantine.absent')}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
