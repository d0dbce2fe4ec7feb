import { Button, Checkbox, Segmented } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router-dom';
import { useMe } from '../../api/queries';
import { durationText } from '../../format/durations';
import { countText } from '../../format/numbers';
import { useLanguage } from '../../language/use-language';
import { Card } from '../../parts/card';
import { PersonLink } from '../../parts/person-link';
import { useNow } from '../../shell/use-now';
import { ClosingDialog } from './closing-dialog';
import { isTyping } from './is-typing';
import { type DifferenceKind, differenceKinds } from './reconciliation-url';
import type { Day, Difference } from './types';
import { TakeWord } from './take-word';
import { useKnown, useWords } from './use-words';
import './differences.css';

interface DifferencesCardProps {
  day: Day;
  show: DifferenceKind;
  onShow(kind: DifferenceKind): void;
}

/** Every difference with what is known of it and what can be done about it. */
export function DifferencesCard({ day, show, onShow }: DifferencesCardProps) {
  const { t } = useTranslation();
  const isAdmin = useMe().data?.role === 'admin';
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [closing, setClosing] = useState<Difference[]>([]);
  const shown = day.differences;
  const closable = show === 'unexplained' ? shown : [];
  const selected = closable.filter(({ key }) => chosen.has(key));
  useEffect(() => setChosen(new Set()), [day.day, show]);
  const missing = shown.flatMap(({ bucket, deliveryId }) =>
    bucket === 'not_at_platform' && deliveryId ? [deliveryId] : [],
  );

  const choose = (key: string, on: boolean) => {
    const next = new Set(chosen);
    if (on) next.add(key);
    else next.delete(key);
    setChosen(next);
  };

  return (
    <Card
      title={t('reconciliation.differences.title')}
      aside={
        <Segmented
          size="small"
          aria-label={t('reconciliation.differences.view')}
          value={show}
          options={differenceKinds.map((kind) => ({
            value: kind,
            label: t(`reconciliation.differences.${kind}`, { count: countText(day.differenceCounts[kind]) }),
          }))}
          onChange={onShow}
        />
      }
      footer={shown.length > 0 && <Footer shown={shown} total={day.differenceCounts[show]} />}
    >
      <div className="difference-actions">
        {show === 'resolvable' && <TakeWord day={day} differences={shown} mayAct={isAdmin} />}
        {show === 'unexplained' && missing.length > 1 && (
          <Link to={replayLink(missing)}>
            {t('reconciliation.differences.replayAll', { count: missing.length })}
          </Link>
        )}
        {selected.length > 0 && (
          <Button type="primary" size="small" onClick={() => setClosing(selected)}>
            {t('reconciliation.differences.recordMany', { count: selected.length })}
          </Button>
        )}
      </div>
      {shown.length === 0 ? (
        <p className="card-body quiet">
          {t(
            show === 'unexplained'
              ? 'reconciliation.differences.none'
              : 'reconciliation.differences.noneHere',
          )}
        </p>
      ) : (
        <DifferenceTable
          day={day}
          differences={shown}
          selection={isAdmin && closable.length > 0 ? { chosen, choose, all: setChosen } : null}
          onRecord={isAdmin && show === 'unexplained' ? (each) => setClosing([each]) : null}
        />
      )}
      <ClosingDialog
        differences={closing}
        day={day.day}
        onClose={() => {
          setClosing([]);
          setChosen(new Set());
        }}
      />
    </Card>
  );
}

function Footer({ shown, total }: { shown: readonly Difference[]; total: number }) {
  const { t } = useTranslation();
  const counted = shown.reduce((sum, { count }) => sum + count, 0);
  return (
    <span className="difference-footer">
      {counted < total &&
        t('reconciliation.differences.limited', { shown: countText(counted), total: countText(total) })}
      <span className="spacer" />
      <span className="no-print">{t('reconciliation.differences.keys')}</span>
    </span>
  );
}

const MAX_IN_LINK = 200;
const replayLink = (deliveryIds: readonly string[]) =>
  `/deliveries?delivery=${deliveryIds.slice(0, MAX_IN_LINK).join(',')}`;
const storyLink = (deliveryId: string) => `/deliveries?delivery=${deliveryId}&row=${deliveryId}`;

interface Selection {
  chosen: ReadonlySet<string>;
  choose(key: string, on: boolean): void;
  all(keys: ReadonlySet<string>): void;
}

interface DifferenceTableProps {
  day: Day;
  differences: readonly Difference[];
  selection: Selection | null;
  onRecord: ((difference: Difference) => void) | null;
}

function DifferenceTable({ day, differences, selection, onRecord }: DifferenceTableProps) {
  const { t } = useTranslation();
  const rows = useRef<HTMLTableSectionElement>(null);
  useRowKeys(rows, (index) => onRecord?.(differences[index]!));
  const heads = ['happened', 'person', 'fact', 'known'] as const;
  const allChosen = selection !== null && differences.every(({ key }) => selection.chosen.has(key));
  return (
    <table className="rows">
      <thead>
        <tr>
          {selection && (
            <th className="tick">
              <Checkbox
                aria-label={t('reconciliation.differences.selectAll')}
                checked={allChosen}
                indeterminate={!allChosen && selection.chosen.size > 0}
                onChange={({ target }) =>
                  selection.all(new Set(target.checked ? differences.map(({ key }) => key) : []))
                }
              />
            </th>
          )}
          {heads.map((head) => (
            <th key={head}>{t(`reconciliation.differences.${head}`)}</th>
          ))}
          <th className="right">{t('reconciliation.differences.waited')}</th>
          <th className="right">{t('reconciliation.differences.next')}</th>
        </tr>
      </thead>
      <tbody ref={rows}>
        {differences.map((difference) => (
          <DifferenceRow
            key={`${difference.accountId} ${difference.key}`}
            difference={difference}
            day={day}
            selection={selection}
            onRecord={onRecord}
          />
        ))}
      </tbody>
    </table>
  );
}

interface DifferenceRowProps extends Omit<DifferenceTableProps, 'differences'> {
  difference: Difference;
}

function DifferenceRow({ difference, day, selection, onRecord }: DifferenceRowProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const words = useWords();
  const known = useKnown(day.closings);
  const nowMs = useNow();
  const account = day.accounts.find(({ accountId }) => accountId === difference.accountId);
  const { happenedAt, personId, key } = difference;
  const moment = happenedAt ? words.moment(happenedAt) : null;
  return (
    <tr tabIndex={-1}>
      {selection && (
        <td className="tick">
          <Checkbox
            aria-label={t('reconciliation.differences.select')}
            checked={selection.chosen.has(key)}
            onChange={({ target }) => selection.choose(key, target.checked)}
          />
        </td>
      )}
      <td className="nowrap">
        {moment?.time ?? words.day(difference.platformDay ?? day.day)}
        <small>{moment?.day ?? ''}</small>
      </td>
      <td>{personId ? <PersonLink personId={personId} /> : <span className="quiet">–</span>}</td>
      <td className="nowrap">
        {words.fact(difference.factName)}
        {difference.grade ? ` ${difference.grade}` : ''}
        <small>{account && account.accountId !== null ? words.account(account) : difference.event}</small>
      </td>
      <td>
        {known(difference, account?.run.reported ?? false)}
        {difference.count > 1 && (
          <small>{t('reconciliation.differences.count', { count: difference.count })}</small>
        )}
      </td>
      <td className="right nowrap">
        {happenedAt ? durationText(Math.max(0, nowMs - Date.parse(happenedAt)), language) : '–'}
      </td>
      <td className="right nowrap">
        <NextSteps difference={difference} onRecord={onRecord} />
      </td>
    </tr>
  );
}

function NextSteps({ difference, onRecord }: Pick<DifferenceRowProps, 'difference' | 'onRecord'>) {
  const { t } = useTranslation();
  const { bucket, deliveryId } = difference;
  const isMissing = bucket === 'not_at_platform' || bucket === 'unknown';
  return (
    <span className="next-steps">
      {deliveryId && (
        <Link to={isMissing ? replayLink([deliveryId]) : storyLink(deliveryId)}>
          {t(isMissing ? 'reconciliation.differences.replay' : 'reconciliation.differences.story')}
        </Link>
      )}
      {onRecord && (
        <button type="button" className="as-link" onClick={() => onRecord(difference)}>
          {t('reconciliation.differences.record')}
        </button>
      )}
    </span>
  );
}

/** J and K go from row to row, Enter notes the cause of the row that has the focus. */
function useRowKeys(rows: React.RefObject<HTMLTableSectionElement>, onEnter: (index: number) => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const all = Array.from(rows.current?.children ?? []) as HTMLElement[];
      const at = all.findIndex((row) => row === document.activeElement);
      const step = { j: 1, k: -1 }[event.key.toLowerCase()];
      if (step !== undefined) all[Math.min(all.length - 1, Math.max(0, at + step))]?.focus();
      else if (event.key === 'Enter' && at >= 0) onEnter(at);
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  });
}
