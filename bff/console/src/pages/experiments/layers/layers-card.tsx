import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router-dom';
import { Card } from '../../../parts/card';
import type { ExperimentRow, Layer } from '../experiment-types';
import { shareText } from '../experiment-words';
import { freeBpsOf, type LayerPlaces, placesOf, type Slot, type Waiting } from './layers.rules';
import './layers.css';

const layers: readonly Layer[] = ['landing', 'consent', 'application', 'result'];
/** Narrower than this a part has no room for words. */
const narrowBps = 1_500;

const placeOf = ({ fromBps, toBps }: Slot): CSSProperties => ({
  left: `${fromBps / 100}%`,
  width: `${(toBps - fromBps) / 100}%`,
});
const slotText = ({ fromBps, toBps }: Slot): string => `${shareText(fromBps)}–${shareText(toBps)}`;

/** Who holds which part of each layer, what is free, and which draft waits for room. */
export function LayersCard({ rows }: { rows: readonly ExperimentRow[] }) {
  const { t } = useTranslation();
  return (
    <Card
      title={t('experiments.layers.title')}
      aside={<span className="small quiet">{t('experiments.layers.note')}</span>}
    >
      <ul className="layers">
        {layers.map((layer) => (
          <LayerLine key={layer} places={placesOf(layer, rows)} />
        ))}
      </ul>
    </Card>
  );
}

function LayerLine({ places }: { places: LayerPlaces<ExperimentRow> }) {
  const { t } = useTranslation();
  const { layer, held, free, waiting, rollouts } = places;
  const freeBps = freeBpsOf(free);
  return (
    <li>
      <div className="layer-name">
        <b>{t(`experiments.layer.${layer}`)}</b>
        <small className="quiet">
          {freeBps === 0
            ? t('experiments.layers.full')
            : held.length === 0
              ? t('experiments.layers.empty')
              : t('experiments.layers.free', { share: shareText(freeBps) })}
        </small>
      </div>
      <div className="layer-places">
        <div className="layer-bar">
          {free.map((slot) => (
            <span key={slot.fromBps} className="layer-free" style={placeOf(slot)} title={slotText(slot)}>
              {slot.toBps - slot.fromBps >= narrowBps &&
                t('experiments.layers.freePart', { part: slotText(slot) })}
            </span>
          ))}
          {held.map((row) => (
            <HeldPart key={row.experimentId} row={row} />
          ))}
        </div>
        {waiting.map((one) => (
          <WaitingLine key={one.row.experimentId} waiting={one} />
        ))}
        {rollouts.map(({ experimentId, key, rollout }) => (
          <p key={experimentId} className="small quiet">
            <Link to={`/experiments/${experimentId}`} className="mono">
              {key}
            </Link>{' '}
            {t('experiments.layers.rollout', {
              letter: rollout?.variant.toUpperCase() ?? '',
              share: shareText(rollout?.shareBps ?? 0),
            })}
          </p>
        ))}
      </div>
    </li>
  );
}

function HeldPart({ row }: { row: ExperimentRow }) {
  const { t } = useTranslation();
  const { experimentId, key, name, slot, state, shareBps } = row;
  const whole = t('experiments.layers.held', {
    key,
    name,
    part: slotText(slot),
    state: t(`experiments.state.${state}`),
    share: shareText(shareBps ?? 0),
  });
  return (
    <Link
      to={`/experiments/${experimentId}`}
      className={state === 'paused' ? 'layer-held paused' : 'layer-held'}
      style={placeOf(slot)}
      title={whole}
      aria-label={whole}
    >
      {slot.toBps - slot.fromBps >= narrowBps ? (
        <>
          <span className="layer-held-name">
            <span className="mono">{key}</span> {name}
          </span>
          <small>
            {slotText(slot)} · {t(`experiments.state.${state}`)}
          </small>
        </>
      ) : (
        <span className="mono">{key.slice(-3)}</span>
      )}
    </Link>
  );
}

function WaitingLine({ waiting: { row, holders, room } }: { waiting: Waiting<ExperimentRow> }) {
  const { t } = useTranslation();
  const comma = t('experiments.comma');
  return (
    <p className="small layer-waiting">
      <Link to={`/experiments/${row.experimentId}/plan`}>
        <span className="mono">{row.key}</span> {row.name}
      </Link>{' '}
      {t(room ? 'experiments.layers.waitsOrMoves' : 'experiments.layers.waits', {
        part: slotText(row.slot),
        holders: holders.map(({ key }) => key).join(comma),
        room: room ? slotText(room) : '',
      })}
    </p>
  );
}
