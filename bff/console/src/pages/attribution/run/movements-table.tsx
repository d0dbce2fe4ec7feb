import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { countText } from '../../../format/numbers';
import type { Movement } from '../attribution-api';
import { CreditedName } from '../place-name';
import { shareText } from './share-text';

/** Enough to see where it goes; the others on request. */
const shownFirst = 12;

interface MovementsTableProps {
  movements: readonly Movement[];
  /** Everybody who would move, also those not listed. */
  moved: number;
}

export function MovementsTable({ movements, moved }: MovementsTableProps) {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  const shown = all ? movements : movements.slice(0, shownFirst);
  return (
    <>
      <table className="rows">
        <thead>
          <tr>
            <th>{t('attribution.try.from')}</th>
            <th>{t('attribution.try.to')}</th>
            <th className="right">{t('attribution.try.people')}</th>
            <th className="right">{t('attribution.try.share')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((movement) => (
            <MovementRow key={keyOf(movement)} movement={movement} moved={moved} />
          ))}
        </tbody>
      </table>
      {shown.length < movements.length && (
        <Button type="link" size="small" style={{ paddingInline: 0 }} onClick={() => setAll(true)}>
          {t('attribution.try.movementsAll', { count: movements.length })}
        </Button>
      )}
    </>
  );
}

function MovementRow({ movement, moved }: { movement: Movement; moved: number }) {
  const { t } = useTranslation();
  const { fromPlatform, fromAccount, toPlatform, toAccount, people } = movement;
  const isSame = fromPlatform === toPlatform && fromAccount === toAccount;
  return (
    <tr>
      <td>
        <CreditedName adPlatform={fromPlatform} accountId={fromAccount} />
      </td>
      <td>
        {isSame ? (
          <span className="quiet">{t('attribution.try.sameAccount')}</span>
        ) : (
          <CreditedName adPlatform={toPlatform} accountId={toAccount} />
        )}
      </td>
      <td className="right">
        <b>{countText(people)}</b>
      </td>
      <td className="right">{shareText(people, moved)}</td>
    </tr>
  );
}

const keyOf = ({ people: _, ...movement }: Movement) => JSON.stringify(movement);
