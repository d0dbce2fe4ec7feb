import type { CalendarDate } from '@loudou/shared/calendar';
import type { Queryable } from '../../platform/database';

interface Gone {
  experiment: string;
  day: CalendarDate;
  count: number;
}

/**
 * Openings by units whose variant their phase does not have any more: they see the default and expose nobody. Counted in
 * memory, an entry for each experiment and day, and written with the next look at the configuration, so that no opening
 * waits for a row that all of them write.
 */
export class GoneVariants {
  private readonly counted = new Map<string, Gone>();

  note(experiment: string, day: CalendarDate): void {
    const place = `${experiment} ${day}`;
    const count = (this.counted.get(place)?.count ?? 0) + 1;
    this.counted.set(place, { experiment, day, count });
  }

  /** What could not be written is written the next time. */
  async record(db: Queryable): Promise<void> {
    if (this.counted.size === 0) return;
    const written = [...this.counted.values()];
    await db.query(
      `insert into experiment_exposure_refused (experiment, day, reason, count)
       select gone.experiment, gone.day, 'variant_gone', gone.count
       from unnest($1::text[], $2::date[], $3::bigint[]) as gone (experiment, day, count)
       on conflict (experiment, day, reason) do update
         set count = experiment_exposure_refused.count + excluded.count`,
      [
        written.map(({ experiment }) => experiment),
        written.map(({ day }) => day),
        written.map(({ count }) => count),
      ],
    );
    for (const { experiment, day, count } of written) {
      const place = `${experiment} ${day}`;
      const left = this.counted.get(place)!.count - count;
      if (left === 0) this.counted.delete(place);
      else this.counted.set(place, { experiment, day, count: left });
    }
  }
}
