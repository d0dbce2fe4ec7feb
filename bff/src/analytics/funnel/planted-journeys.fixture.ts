import { newId, type PersonId, type TouchId } from '@loudou/shared/ids';
import type { Queryable } from '../../platform/database';
import { funnelSteps } from './steps';

/** One person as planted: when they arrived by which touches, and minutes from arrival to each later step. */
export interface PlantedJourney {
  touches: { minute: number; adPlatform: string | null; entryKind: string; paidClick: boolean }[];
  /** Along `funnelSteps` without the arrival; null where there is no fact. */
  stepMinutes: (number | null)[];
  /** The same human seen first as this many unknown visitors, merged one into the next. */
  mergedVisitors: number;
  /** Which touch the registration was credited to; undefined when there is no registration. */
  creditedTouch?: number | null;
  /** Agreed to something else only: no step of the funnel. */
  consentPurpose: string;
}

export const plantingStart = Date.parse('2026-10-01T00:00:00+08:00');
export const minutesLater = (minutes: number) => new Date(plantingStart + minutes * 60_000);

const ids = { nowMs: () => plantingStart, random: Math.random };

/** Writes the journeys as the modules would: touches and facts scattered over the merged visitors. */
export async function plantJourneys(db: Queryable, journeys: PlantedJourney[]): Promise<void> {
  await db.query('truncate person, touch, fact, registration_credit, outbox, host_account cascade');
  await db.query('truncate journey_person, journey_cell, journey_dirty');
  for (const journey of journeys) await plantJourney(db, journey);
}

async function plantJourney(db: Queryable, journey: PlantedJourney): Promise<void> {
  const chain = Array.from({ length: journey.mergedVisitors + 1 }, () => newId('person', ids));
  for (const [index, personId] of chain.entries()) {
    const mergedInto = chain[index - 1] ?? null;
    await db.query('insert into person (person_id, created_at, merged_into) values ($1, $2, $3)', [
      personId,
      minutesLater(0),
      mergedInto,
    ]);
  }
  const personAt = (index: number): PersonId => chain[index % chain.length]!;
  const touchIds: TouchId[] = [];
  for (const [index, touch] of journey.touches.entries()) {
    touchIds.push(await plantTouch(db, personAt(index), touch));
  }
  for (const [index, minute] of journey.stepMinutes.entries()) {
    if (minute !== null) await plantFact(db, personAt(index + 1), index + 1, minute, journey.consentPurpose);
  }
  if (journey.creditedTouch === undefined) return;
  const credited = journey.creditedTouch === null ? null : touchIds[journey.creditedTouch];
  await db.query(
    "insert into registration_credit (person_id, touch_id, rule_version, credited_at) values ($1, $2, 'test', $3)",
    [chain[0], credited, minutesLater(0)],
  );
}

async function plantTouch(db: Queryable, personId: PersonId, touch: PlantedJourney['touches'][number]) {
  const touchId = newId('touch', ids);
  await db.query(
    `insert into touch (touch_id, person_id, device_id, host, entry_kind, entry_mode, ad_platform, ids, raw,
                        paid_click, once_key, arrived_at)
     values ($1, $2, 'dev', 'tt', $3, 'cold', $4, '{}', '{}', $5, $1, $6)`,
    [touchId, personId, touch.entryKind, touch.adPlatform, touch.paidClick, minutesLater(touch.minute)],
  );
  return touchId;
}

async function plantFact(db: Queryable, personId: PersonId, step: number, minute: number, purpose: string) {
  const factId = newId('fact', ids);
  const { fact, step: name } = funnelSteps[step]!;
  await db.query(
    `insert into fact (fact_id, person_id, person_sequence, name, schema_version, once_key, occurred_at, data, recorded_at)
     values ($1, $2, $3, $4, 1, $1, $5, $6::jsonb, $5)`,
    [
      factId,
      personId,
      step,
      fact,
      minutesLater(minute),
      JSON.stringify(name === 'consented' ? { purpose } : {}),
    ],
  );
}
