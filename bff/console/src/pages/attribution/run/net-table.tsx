import { useTranslation } from 'react-i18next';
import { countText } from '../../../format/numbers';
import type { Movement } from '../attribution-api';
import { CreditedName } from '../place-name';
import { netOf } from './net.rules';

const shownMost = 12;

export function NetTable({ movements }: { movements: readonly Movement[] }) {
  const { t } = useTranslation();
  return (
    <table className="rows">
      <thead>
        <tr>
          <th>{t('attribution.place')}</th>
          <th className="right">{t('attribution.try.gained')}</th>
          <th className="right">{t('attribution.try.lost')}</th>
          <th className="right">{t('attribution.try.net')}</th>
        </tr>
      </thead>
      <tbody>
        {netOf(movements)
          .slice(0, shownMost)
          .map(({ adPlatform, accountId, gained, lost }) => (
            <tr key={`${adPlatform} ${accountId}`}>
              <td>
                <CreditedName adPlatform={adPlatform} accountId={accountId} />
              </td>
              <td className="right">{gained === 0 ? '–' : countText(gained)}</td>
              <td className="right">{lost === 0 ? '–' : countText(lost)}</td>
              <td className="right">
                <b>{signedText(gained - lost)}</b>
              </td>
            </tr>
          ))}
      </tbody>
    </table>
  );
}

const signedText = (people: number) => (people > 0 ? `+${countText(people)}` : countText(people));
