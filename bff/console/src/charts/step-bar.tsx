import { lossText } from '../format/numbers';
import { Drawing } from './drawing';

const WIDTH = 196;
const HEIGHT = 44;
/** Room for the loss beside a short bar; on a long one it stands inside the ghost, or in the bar where that is thin. */
const LABEL_ROOM = 64;

interface StepBarProps {
  people: number;
  before: number;
  largest: number;
  label: string;
}

/** A bar from zero, the step before as its ghost, and what was lost at the end of it. */
export function StepBar({ people, before, largest, label }: StepBarProps) {
  const widthOf = (count: number) => (largest === 0 ? 0 : (count / largest) * WIDTH);
  const bar = widthOf(people);
  const ghost = widthOf(before);
  const inside = ghost > WIDTH - LABEL_ROOM;
  const fitsInside = ghost - bar > LABEL_ROOM - 6;
  return (
    <Drawing width={WIDTH} height={HEIGHT} label={label}>
      <rect x={0} y={10} width={ghost} height={24} rx={2} fill="var(--bar-ghost)" />
      <rect x={0} y={10} width={people > 0 ? Math.max(bar, 1.5) : 0} height={24} rx={2} fill="var(--bar)" />
      {inside ? (
        <text
          x={(fitsInside ? ghost : bar) - 7}
          y={26}
          className="chart-small end"
          style={fitsInside ? undefined : { fill: 'var(--surface)' }}
        >
          {lossText(before - people)}
        </text>
      ) : (
        <text x={ghost + 7} y={26} className="chart-small">
          {lossText(before - people)}
        </text>
      )}
    </Drawing>
  );
}
