import { isDay } from '../../format/moments';

/** Whose people stand beside the report: of a group or of all, of one day or of all. */
export interface EventsFigure {
  /** As the answer names it; null is everybody. */
  group: string | null;
  day: string | null;
}

const EVERY_DAY = 'all';
const MAX_GROUP_LENGTH = 256;

export function readFigure(parameters: URLSearchParams): EventsFigure | null {
  const day = parameters.get('people') ?? '';
  if (day !== EVERY_DAY && !isDay(day)) return null;
  const group = parameters.get('group');
  return {
    group: group !== null && group.length <= MAX_GROUP_LENGTH ? group : null,
    day: day === EVERY_DAY ? null : day,
  };
}

export function writeFigure({ group, day }: EventsFigure, parameters: URLSearchParams): void {
  parameters.set('people', day ?? EVERY_DAY);
  if (group !== null) parameters.set('group', group);
}
