import { useTranslation } from 'react-i18next';
import '../../charts/charts.css';
import { MarkKey } from '../../charts/marks';
import { useGroupName } from '../../parts/use-group-name';
import type { Place } from './versions.rules';

/** Everybody, a platform or an account of it, by the platform's mark as on every page. */
export function PlaceName({ adPlatform, accountId }: Place) {
  const { t } = useTranslation();
  const groupName = useGroupName();
  if (adPlatform === '') return <>{t('attribution.everybody')}</>;
  return (
    <span className="named attribution-place">
      <MarkKey name={adPlatform} />
      <span>
        {groupName(adPlatform)} {accountId && <span className="mono">{accountId}</span>}
      </span>
    </span>
  );
}

interface CreditedNameProps {
  /** Null for no ad. */
  adPlatform: string | null;
  accountId: string;
}

/** Whose click a registration is credited to. */
export function CreditedName({ adPlatform, accountId }: CreditedNameProps) {
  const { t } = useTranslation();
  if (adPlatform === null) return <span className="quiet">{t('attribution.nobody')}</span>;
  return (
    <span className="attribution-credited">
      <PlaceName adPlatform={adPlatform} accountId={accountId} />
      {accountId === '' && <span className="small quiet">{t('attribution.noAccount')}</span>}
    </span>
  );
}
