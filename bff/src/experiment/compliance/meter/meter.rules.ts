import { type Purpose, purposeDescriptions } from '@loudou/shared/consent';
import type { Block, Rendered } from '../rendered/rendered';

/** What the way may ask of a person at most: as much as it asks of everybody today, and no more. */
export const effortLimits = { screens: 8, fields: 8, taps: 26, seconds: 180 } as const;

export interface Effort {
  /** From the first page to the application handed in; sheets over a page are no screens of their own. */
  screens: number;
  /** To be filled in by hand. */
  fields: number;
  taps: number;
}

const beside = new Set(['rates', 'consent', 'result', 'withdrawal']);

/** The shortest way through: every required field and tick, and one button a screen. */
export function effortOf({ screens, blocks }: Rendered): Effort {
  const way = screens.filter(({ name }) => !beside.has(name));
  const onWay = blocks.filter(
    ({ screen }) => screen === 'consent' || way.some(({ name }) => name === screen),
  );
  const fields = onWay.filter(({ field }) => field?.required);
  const ticks = onWay.filter(isNeededTick);
  const buttons = onWay.filter(({ deed }) => deed === 'go_on' || deed === 'accept');
  // A code has the cursor already, and sends itself.
  const tapped = fields.filter(({ field }) => field?.name !== 'code');
  return {
    screens: way.length,
    fields: fields.length,
    taps: tapped.length + ticks.length + buttons.length,
  };
}

const isNeededTick = ({ tick }: Block): boolean =>
  tick !== undefined && tick.purposes.some((purpose) => purposeDescriptions[purpose as Purpose]?.required);

/** The host on which it takes most. */
export const mostOf = (efforts: readonly Effort[]): Effort => ({
  screens: Math.max(...efforts.map(({ screens }) => screens)),
  fields: Math.max(...efforts.map(({ fields }) => fields)),
  taps: Math.max(...efforts.map(({ taps }) => taps)),
});
