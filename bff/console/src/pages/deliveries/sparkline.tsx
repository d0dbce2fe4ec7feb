import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountLive } from '../../api/types';
import '../../charts/charts.css';
import { shortClockText } from '../../format/moments';
import { countText } from '../../format/numbers';

const WIDTH = 240;
const HEIGHT = 40;
const TOP = 3;
const GAP = 2;

/** Confirmed per hour over a day, as bars from zero. Hatched: not counted yet. Red foot: rejected in that hour. */
export function Sparkline({ account }: { account: AccountLive }) {
  const { t } = useTranslation();
  const hatch = useId();
  const { hours } = account;
  const most = Math.max(1, ...hours.map(({ accepted }) => accepted));
  const step = WIDTH / Math.max(1, hours.length);
  const label = t('ledger.card.chart', {
    most: countText(Math.max(0, ...hours.map(({ accepted }) => accepted))),
    last: countText(hours.at(-1)?.accepted ?? 0),
  });
  const firstKnown = hours.findIndex(({ known }) => known);
  const unknownWidth = (firstKnown === -1 ? hours.length : firstKnown) * step;
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${HEIGHT + 2}`}
      className="chart sparkline"
      role="img"
      aria-label={label}
      preserveAspectRatio="none"
    >
      <defs>
        <pattern id={hatch} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <line x1="0" y1="0" x2="0" y2="6" stroke="var(--line-strong)" strokeWidth="1.2" />
        </pattern>
      </defs>
      {unknownWidth > 0 && (
        <rect x={0} y={TOP} width={unknownWidth} height={HEIGHT - TOP} fill={`url(#${hatch})`}>
          <title>{t('ledger.card.counting')}</title>
        </rect>
      )}
      {hours.map((hour, place) => {
        if (!hour.known) return null;
        const height = hour.accepted === 0 ? 0 : Math.max(1.5, (hour.accepted / most) * (HEIGHT - TOP));
        return (
          <g key={hour.at}>
            <title>{`${shortClockText(hour.at)} · ${countText(hour.accepted)}`}</title>
            <rect x={place * step} y={0} width={step} height={HEIGHT} fill="transparent" />
            <rect
              x={place * step + GAP / 2}
              y={HEIGHT - height}
              width={step - GAP}
              height={height}
              rx={1}
              fill={place === hours.length - 1 ? 'var(--accent)' : 'var(--bar)'}
              opacity={place === hours.length - 1 ? 1 : 0.75}
            />
            {hour.rejected > 0 && (
              <rect
                x={place * step + GAP / 2}
                y={HEIGHT - 1}
                width={step - GAP}
                height={3}
                fill="var(--bad)"
              />
            )}
          </g>
        );
      })}
      <line x1={0} x2={WIDTH} y1={HEIGHT} y2={HEIGHT} className="axis" />
    </svg>
  );
}
