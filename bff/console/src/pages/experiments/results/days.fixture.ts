import { band } from './metric-figures.fixture';
import type { CohortDay, Results, Series } from './results-answer';

export const days = Array.from({ length: 20 }, (_, place) =>
  new Date(Date.UTC(2026, 10, 2 + place)).toISOString().slice(0, 10),
);

/** A difference that calms down as people come, and leaves zero behind on the fourteenth day. */
const swings = [
  670, 20, 470, 540, 345, 420, 240, 335, 210, 260, 330, 310, 245, 265, 310, 295, 270, 295, 275, 280,
];
const halfWidthOf = (place: number) => 1_250 / Math.sqrt(place + 1) + (place < 2 ? 400 : 0) - 60;

/** Day by day, everybody who came so far. */
export const series: Series[] = [
  {
    variant: 'b',
    days: days.map((day, place) => ({
      day,
      units: 980 * (place + 1),
      unripe: place === days.length - 1,
      absolute: band(
        swings[place]!,
        Math.round(swings[place]! - halfWidthOf(place)),
        Math.round(swings[place]! + halfWidthOf(place)),
      ),
    })),
    clearSince: '2026-11-15',
  },
];

/** Each day's people by themselves. */
export const cohorts: CohortDay[] = days.map((day, place) => ({
  day,
  arms: (['a', 'b'] as const).map((variant) => ({
    variant,
    exposed: 520 - (place % 5) * 12,
    units: place === days.length - 1 ? 0 : 500,
    value:
      place === days.length - 1
        ? null
        : (variant === 'a' ? 4_519 : 4_803) + ((place * 7 + variant.charCodeAt(0)) % 9) * 40 - 160,
  })),
}));

/** How many saw it first on which day; the newest is not over. */
export const daily: Results['exposure']['daily'] = [...days, '2026-11-22'].map((day, place) => ({
  day,
  arms: (['a', 'b'] as const).map((variant, of) => ({
    variant,
    exposed: place === days.length ? 210 : 520 - (place % 5) * 12 + of * ((place * 5) % 17),
  })),
}));
