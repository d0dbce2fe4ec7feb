import type { ExperimentId } from '@loudou/shared/ids';
import type { OperatorContext } from '../../../platform/trpc';
import type { Definition, VariantKey } from '../../definition/definition';
import { render } from '../rendered/render';
import type { Host } from '../rendered/rendered';
import { type Effort, effortLimits, effortOf, mostOf } from './meter.rules';
import { secondsToApply, type TimedVariant } from './meter.store';

const dayMs = 24 * 60 * 60_000;
/** How far back real applications are timed. */
const timedDays = 30;

export interface MeterAnswer {
  limits: typeof effortLimits;
  variants: ({
    variant: VariantKey;
    /** Of real people who were given it; null while there are none. */
    medianSeconds: number | null;
    people: number;
    /** What each host of the audience asks for; the variant's own figures are the most of them. */
    hosts: ({ host: Host } & Effort)[];
  } & Effort)[];
  /** Of everybody who handed in an application in these days. */
  everybody: { days: number; medianSeconds: number | null; people: number };
}

/** What a variant asks of a person: counted from the pages, and timed on real people where there are any. */
export async function meterOf(
  { db, clock, product }: Pick<OperatorContext, 'db' | 'clock' | 'product'>,
  { experimentId, definition }: { experimentId: ExperimentId; definition: Definition },
): Promise<MeterAnswer> {
  const until = clock.now();
  const since = new Date(until.getTime() - timedDays * dayMs);
  const byVariant = await secondsToApply(db, { experimentId, since, until });
  const [everybody] = await secondsToApply(db, { experimentId: null, since, until });
  return {
    limits: effortLimits,
    variants: definition.variants.map(({ key, values }) => {
      const hosts = definition.audience.hosts.map((host) => ({
        host,
        ...effortOf(render({ variant: key, values, product, host, largeText: false })),
      }));
      const timed = byVariant.find(({ variant }) => variant === key);
      return { variant: key, ...mostOf(hosts), hosts, ...timeOf(timed) };
    }),
    everybody: { days: timedDays, ...timeOf(everybody) },
  };
}

const timeOf = (timed: TimedVariant | undefined) => ({
  medianSeconds: timed?.medianSeconds ?? null,
  people: timed?.people ?? 0,
});
