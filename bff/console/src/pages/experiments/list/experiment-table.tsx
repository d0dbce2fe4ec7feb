import { Segmented } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router-dom';
import { dayText } from '../../../format/moments';
import { useLanguage } from '../../../language/use-language';
import { Card } from '../../../parts/card';
import { isTyping } from '../../../shell/is-typing';
import { useNow } from '../../../shell/use-now';
import type { ExperimentRow } from '../experiment-types';
import { shareText, useDoerName } from '../experiment-words';
import { StateTag } from '../state-tag';
import { VariantMarks } from '../variant-mark';
import { dayOf, needsSomebody, waitingOf } from './waits.rules';
import './list.css';

const shows = ['open', 'running', 'draft', 'archived'] as const;
type Show = (typeof shows)[number];
const everyMinuteMs = 60_000;

const isShown: Record<Show, (row: ExperimentRow) => boolean> = {
  open: ({ state }) => state !== 'archived',
  running: ({ state }) => state === 'running' || state === 'paused',
  draft: ({ state }) => state === 'draft',
  archived: ({ state }) => state === 'archived',
};

interface ExperimentTableProps {
  rows: readonly ExperimentRow[];
  shown: string;
  onShow(show: Show): void;
}

export function ExperimentTable({ rows, shown, onShow }: ExperimentTableProps) {
  const { t } = useTranslation();
  const show = shows.find((each) => each === shown) ?? 'open';
  const listed = rows.filter(isShown[show]);
  const table = useRowKeys();
  return (
    <Card
      title={t('experiments.list.table', { count: listed.length })}
      aside={
        <Segmented<Show>
          size="small"
          aria-label={t('experiments.list.show')}
          value={show}
          options={shows.map((value) => ({
            value,
            label: t(`experiments.list.shows.${value}`, { count: rows.filter(isShown[value]).length }),
          }))}
          onChange={onShow}
        />
      }
      footer={t('experiments.list.keys')}
    >
      <div className="rows-scroll">
        <table className="rows experiments-table" ref={table}>
          <thead>
            <tr>
              <th>{t('experiments.list.head.name')}</th>
              <th>{t('experiments.list.head.layer')}</th>
              <th>{t('experiments.list.head.state')}</th>
              <th className="right">{t('experiments.list.head.day')}</th>
              <th>{t('experiments.list.head.arms')}</th>
              <th>{t('experiments.list.head.waits')}</th>
            </tr>
          </thead>
          <tbody>
            {listed.map((row) => (
              <ExperimentLine key={row.experimentId} row={row} />
            ))}
            {listed.length === 0 && (
              <tr>
                <td colSpan={6} className="quiet">
                  {t('experiments.list.noneHere')}
                </td>
              </tr>
            )}
          </tbody>
        </table>
      </div>
    </Card>
  );
}

function ExperimentLine({ row }: { row: ExperimentRow }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const navigate = useNavigate();
  const doerName = useDoerName();
  const nowMs = useNow(everyMinuteMs);
  const path = `/experiments/${row.experimentId}`;
  const day = dayOf(row, nowMs);
  const waiting = waitingOf(row, nowMs);
  return (
    <tr className="clickable" onClick={() => void navigate(path)}>
      <td>
        <Link to={path} className="experiment-name" onClick={(event) => event.stopPropagation()}>
          <span className="mono">{row.key}</span>
          <b>{row.name}</b>
        </Link>
        <small>
          {t('experiments.savedBy', {
            by: doerName(row.changed.by),
            day: dayText(row.changed.at, language),
          })}
        </small>
      </td>
      <td className="nowrap">{t(`experiments.layer.${row.layer}`)}</td>
      <td>
        <StateTag state={row.state} />
      </td>
      <td className="right nowrap">
        {day === null ? (
          <span className="quiet">{t('experiments.list.planned', { days: row.plannedDays })}</span>
        ) : (
          <>
            <b>{t('experiments.list.day', { day })}</b>
            <small>{t('experiments.list.planned', { days: row.plannedDays })}</small>
          </>
        )}
      </td>
      <td>
        <VariantMarks variants={row.variants} />
      </td>
      <td>
        {waiting === null ? (
          <span className="quiet">–</span>
        ) : (
          <span className={needsSomebody(waiting) ? 'experiment-needs' : undefined}>
            {t(`experiments.list.waits.${waiting.for}`, {
              days: waiting.for === 'days' ? waiting.daysLeft : 0,
              share: waiting.for === 'rollout' ? shareText(waiting.shareBps) : '',
            })}
          </span>
        )}
      </td>
    </tr>
  );
}

/** J and K go from row to row; Enter opens the one that has the focus. */
function useRowKeys() {
  const table = useRef<HTMLTableElement>(null);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (event.key !== 'j' && event.key !== 'k') return;
      const links = [...(table.current?.querySelectorAll<HTMLElement>('a.experiment-name') ?? [])];
      const at = links.findIndex((link) => link === document.activeElement);
      const next = at === -1 ? 0 : at + (event.key === 'j' ? 1 : -1);
      links[Math.max(0, Math.min(links.length - 1, next))]?.focus();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
  return table;
}
