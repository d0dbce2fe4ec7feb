import { GrowthBookClient } from '@growthbook/growthbook';
import type { Layer } from '@loudou/shared/page-config';
import type { Database } from '../../platform/database';
import { isCannot, leastConversionsPerArm, sampleRatio, twoProportionTest } from '../statistics';
import { briefLook } from './brief-look';
import type { AaHealth } from './gates';
import { visitorParameters, visitorSql } from './layer-visitors.sql';
import { hashVersion } from './phase.store';

const dayMs = 86_400_000;
const lookedAtDays = 7;
/** Of these days the newest so many: a split that is wrong shows in fewer. */
const maxVisitors = 20_000;
/** Fewer than these are no check of anything. */
const fewestVisitors = 200;
const hosts = ['weapp', 'tt', 'h5'];

interface Visitor {
  person_id: string;
  registered: boolean;
}

/**
 * Two halves of the layer's visitors of the last days, drawn as arms are drawn, who all saw the same page: both the split
 * and what they did afterwards must look alike. The seed is that of the day, so that one unlucky draw does not stay.
 */
export async function aaHealth(
  db: Pick<Database, 'transaction'>,
  layer: Layer,
  now: Date,
): Promise<AaHealth> {
  const from = new Date(now.getTime() - lookedAtDays * dayMs);
  const visitors = await briefLook(db, (tx) =>
    tx.query<Visitor>(
      `with ${visitorSql}
     select person_id, exists (
       select from fact where fact.person_id = visitor.person_id and fact.name = 'user_registered'
         and fact.occurred_at >= visitor.seen_at
     ) as registered
     from visitor order by seen_at desc limit ${maxVisitors}`,
      visitorParameters(layer, hosts, from, now),
    ),
  );
  return judgeHalves(visitors ?? [], `aa:${layer}:${now.toISOString().slice(0, 10)}`);
}

export function judgeHalves(visitors: readonly Visitor[], seed: string): AaHealth {
  const one = { units: 0, conversions: 0 };
  const other = { units: 0, conversions: 0 };
  const halves = [one, other];
  const client = new GrowthBookClient();
  for (const { person_id: id, registered } of visitors) {
    const drawn = client.runInlineExperiment(
      { key: seed, seed, variations: [0, 1], hashVersion },
      { attributes: { id } },
    );
    const half = drawn.value === 0 ? one : other;
    half.units += 1;
    if (registered) half.conversions += 1;
  }
  client.destroy();
  const units: AaHealth['units'] = [one.units, other.units];
  if (visitors.length < fewestVisitors) return { days: lookedAtDays, units, splitP: null, outcomeP: null };
  const split = sampleRatio(halves.map((half) => ({ weight: 1, units: half.units })));
  const canCompare = halves.every(
    (half) =>
      half.conversions >= leastConversionsPerArm && half.units - half.conversions >= leastConversionsPerArm,
  );
  const outcome = canCompare ? twoProportionTest(one, other, 0.05) : null;
  return {
    days: lookedAtDays,
    units,
    splitP: isCannot(split) ? null : split.p,
    outcomeP: outcome && !isCannot(outcome) ? outcome.p : null,
  };
}
