import { Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import type { LedgerRow } from '../../api/types';
import { clockText, dayText } from '../../format/moments';
import { useLanguage } from '../../language/use-language';
import { deliveryCause } from '../../parts/delivery-cause';
import { DeliveryStateMark } from '../../parts/delivery-state';
import { eventName } from '../../parts/event-name';
import { factMeaning, shortFactMeaning } from '../../parts/fact-name';
import { PersonLink } from '../../parts/person-link';
import { isDecidable, tookMsOf } from './row.rules';
import { accountTail, useSinkName } from './use-sink-name';

interface RowsTableProps {
  rows: LedgerRow[];
  /** The row that the keyboard stands on. */
  current: string | null;
  open: string | null;
  selected: ReadonlySet<string>;
  onOpen(deliveryId: string): void;
  onSelect(deliveryIds: string[], isSelected: boolean): void;
}

export function RowsTable({ rows, current, open, selected, onOpen, onSelect }: RowsTableProps) {
  const { t } = useTranslation();
  const decidable = rows.filter(isDecidable).map(({ deliveryId }) => deliveryId);
  const chosen = decidable.filter((deliveryId) => selected.has(deliveryId));
  return (
    <table className="rows ledger-rows">
      <thead>
        <tr>
          <th className="pick">
            <Checkbox
              aria-label={t('ledger.rows.selectAll')}
              title={t('ledger.rows.selectAll')}
              disabled={decidable.length === 0}
              checked={decidable.length > 0 && chosen.length === decidable.length}
              indeterminate={chosen.length > 0 && chosen.length < decidable.length}
              onChange={(event) => onSelect(decidable, event.target.checked)}
            />
          </th>
          <th>{t('ledger.rows.happened')}</th>
          <th>{t('ledger.rows.person')}</th>
          <th>{t('ledger.rows.fact')}</th>
          <th>{t('ledger.rows.receiver')}</th>
          <th className="centre">{t('ledger.rows.grade')}</th>
          <th>{t('ledger.rows.state')}</th>
          <th className="right">{t('ledger.rows.tries')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <RowLine
            key={row.deliveryId}
            row={row}
            isCurrent={row.deliveryId === current}
            isOpen={row.deliveryId === open}
            isSelected={selected.has(row.deliveryId)}
            onOpen={onOpen}
            onSelect={onSelect}
          />
        ))}
      </tbody>
    </table>
  );
}

interface RowLineProps extends Pick<RowsTableProps, 'onOpen' | 'onSelect'> {
  row: LedgerRow;
  isCurrent: boolean;
  isOpen: boolean;
  isSelected: boolean;
}

function RowLine({ row, isCurrent, isOpen, isSelected, onOpen, onSelect }: RowLineProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const sinkName = useSinkName();
  const cause = deliveryCause({ ...row, state: row.shown, tookMs: tookMsOf(row) }, t, language);
  const marks = [isOpen && 'chosen', isCurrent && 'current'].filter(Boolean).join(' ');
  return (
    <tr
      id={`row-${row.deliveryId}`}
      className={marks || undefined}
      aria-selected={isOpen}
      onClick={() => onOpen(row.deliveryId)}
    >
      <td className="pick" onClick={(event) => event.stopPropagation()}>
        <Checkbox
          aria-label={t('ledger.rows.select')}
          disabled={!isDecidable(row)}
          checked={isSelected}
          onChange={(event) => onSelect([row.deliveryId], event.target.checked)}
        />
      </td>
      <td className="nowrap">
        {clockText(row.occurredAt)}
        <small>{dayText(row.occurredAt, language)}</small>
      </td>
      <td onClick={(event) => event.stopPropagation()} className="nowrap">
        <PersonLink personId={row.personId} />
        <small>{t('ledger.rows.order', { count: row.personSequence })}</small>
      </td>
      <td className="name-cell" title={factMeaning(row.factName, language)}>
        <span>{shortFactMeaning(row.factName, language)}</span>
        <small className="mono">{eventName(row.event, t)}</small>
      </td>
      <td className="nowrap" title={row.accountLabel}>
        {sinkName(row.sink)}
        <small>{accountTail(row)}</small>
      </td>
      <td className="centre">
        {row.grade ?? <span className="quiet">–</span>}
        {row.revision > 0 && <small>{t('ledger.rows.revision', { count: row.revision })}</small>}
      </td>
      <td className="cause-cell">
        <DeliveryStateMark state={row.shown} />
        <small title={cause}>{cause || '–'}</small>
      </td>
      <td className="right">{row.attempts}</td>
    </tr>
  );
}
