import { useTranslation } from 'react-i18next';
import type { TimelineEntry } from '../../api/types';
import '../../charts/charts.css';
import { clockText, dayText, shortClockText } from '../../format/moments';
import { useLanguage } from '../../language/use-language';
import { Card } from '../../parts/card';
import { factMeaning } from '../../parts/fact-name';
import { type AxisPart, brokenAxis, type BrokenAxis, type Lane, laneColours, lanes, placeOf } from './lanes';

const WIDTH = 796;
const LANE_HEIGHT = 28;
const TOP = 24;
const NAMES = 78;
const wholeAxis: AxisPart = { from: NAMES + 10, to: WIDTH - 12 };
const leftAxis: AxisPart = { from: NAMES + 10, to: 430 };
const rightAxis: AxisPart = { from: 458, to: WIDTH - 12 };
const PADDING = 10;

/** A life at a glance: a lane for each kind, the first day enlarged. */
export function LaneChart({ entries }: { entries: TimelineEntry[] }) {
  const { t } = useTranslation();
  const axis = brokenAxis(entries.map(({ at }) => Date.parse(at)));
  if (!axis) return null;
  const left = axis.isOneDay ? wholeAxis : leftAxis;
  const bottom = TOP + lanes.length * LANE_HEIGHT;
  const parts = axis.isOneDay ? [left] : [left, rightAxis];
  return (
    <Card
      title={t('person.glance')}
      aside={
        <span className="small quiet">{t(axis.isOneDay ? 'person.glanceNoteDay' : 'person.glanceNote')}</span>
      }
    >
      <div className="card-body">
        <svg
          viewBox={`0 0 ${WIDTH} ${bottom + 22}`}
          width="100%"
          role="img"
          aria-label={t('person.glance')}
          className="chart"
        >
          {parts.map((part) => (
            <rect
              key={part.from}
              x={part.from - PADDING}
              y={TOP}
              width={part.to - part.from + 2 * PADDING}
              height={bottom - TOP}
              fill="var(--sunken)"
            />
          ))}
          {lanes.map((lane, row) => (
            <LaneRow
              key={lane}
              lane={lane}
              y={TOP + row * LANE_HEIGHT + LANE_HEIGHT / 2}
              parts={parts}
              entries={entries}
              axis={axis}
            />
          ))}
          <AxisEnds axis={axis} left={left} y={bottom + 17} />
        </svg>
      </div>
    </Card>
  );
}

interface LaneRowProps {
  lane: Lane;
  y: number;
  parts: AxisPart[];
  entries: TimelineEntry[];
  axis: BrokenAxis;
}

function LaneRow({ lane, y, parts, entries, axis }: LaneRowProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [left, right = rightAxis] = parts;
  const own = entries.filter((entry) =>
    lane === 'sent' ? entry.deliveries.length > 0 : entry.lane === lane,
  );
  return (
    <>
      <text x={NAMES - 14} y={y + 4} className="end">
        {t(`person.lane.${lane}`)}
      </text>
      {parts.map((part) => (
        <line
          key={part.from}
          x1={part.from - PADDING}
          x2={part.to + PADDING}
          y1={y}
          y2={y}
          className="axis"
        />
      ))}
      {own.map((entry) => (
        <circle
          key={entry.id}
          cx={placeOf(Date.parse(entry.at), axis, left!, right)}
          cy={y}
          r={4}
          fill={
            entry.name === 'consent_withdrawn' || isHeld(lane, entry) ? 'var(--surface)' : laneColours[lane]
          }
          stroke={laneColours[lane]}
          strokeWidth={1.6}
        >
          <title>{`${clockText(entry.at)} ${factMeaning(entry.name, language)}`}</title>
        </circle>
      ))}
    </>
  );
}

/** On the lane of what was sent, a ring has not left. */
function isHeld(lane: Lane, entry: TimelineEntry): boolean {
  return lane === 'sent' && !entry.deliveries.some(({ state }) => state === 'accepted');
}

function AxisEnds({ axis, left, y }: { axis: BrokenAxis; left: AxisPart; y: number }) {
  const language = useLanguage();
  const iso = (ms: number) => new Date(ms).toISOString();
  return (
    <>
      <text x={left.from - PADDING} y={14} className="chart-small">
        {dayText(iso(axis.firstMs), language)}
      </text>
      <text x={left.from - PADDING} y={y} className="chart-small">
        {shortClockText(iso(axis.firstMs))}
      </text>
      <text x={left.to + PADDING} y={y} className="chart-small end">
        {shortClockText(iso(axis.breakMs))}
      </text>
      {!axis.isOneDay && (
        <text x={rightAxis.to + PADDING} y={y} className="chart-small end">
          {dayText(iso(axis.lastMs), language)}
        </text>
      )}
    </>
  );
}
