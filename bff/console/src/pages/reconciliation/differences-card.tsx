import { Button, Segmented } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router-dom';
import { useMe } from '../../api/queries';
import { countText } from '../../format/numbers';
import { Card } from '../../parts/card';
import { ClosingDialog } from './closing-dialog';
import { replayLink } from './delivery-links';
import { DifferenceTable } from './difference-table';
import { type DifferenceKind, differenceKinds } from './reconciliation-url';
import type { Day, Difference } from './types';
import { TakeWord } from './take-word';
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
