import type { FactName } from '@loudou/shared/catalogue';
import type { FactId, PersonId } from '@loudou/shared/ids';
import { appendFact } from '../platform/outbox';
import { appendToFeed, type FeedEvent } from './feed.store';
import { type Ground, origin } from './ground.test-support';
import type { TestSubscriber } from './subscriber.test-support';

export type Decision = 'granted' | 'declined' | 'withdrawn';

export async function addPerson(ground: Ground, decision: Decision | null = 'granted'): Promise<PersonId> {
  const personId = ground.platform.ids.next('person');
  await ground.db.query('insert into person (person_id, created_at) values ($1, $2)', [
    personId,
    ground.clock.now(),
  ]);
  if (decision) await decide(ground, personId, 'application_processing', decision);
  return personId;
}

export async function decide(ground: Ground, personId: PersonId, purpose: string, decision: Decision) {
  await ground.db.query(
    `insert into consent_record (consent_id, person_id, purpose, decision, document_version, document_hash, recorded_at)
     values ($1, $2, $3, $4, '2026-11', $5, $6)`,
    [ground.platform.ids.next('consent'), personId, purpose, decision, '0'.repeat(64), ground.clock.now()],
  );
}

interface FactGiven {
  name?: FactName;
  data?: Record<string, unknown>;
}

export const settled = (ground: Ground): Required<FactGiven> => ({
  name: 'loan_settled',
  data: {
    loanId: ground.platform.ids.next('loan'),
    early: false,
    monthsHeld: 12,
    neverOverdue: true,
    paidInterestFen: 1_200,
  },
});

export const landed = (ground: Ground): Required<FactGiven> => ({
  name: 'ad_touch_landed',
  data: {
    touchId: ground.platform.ids.next('touch'),
    host: 'weapp',
    entryKind: 'ad',
    entryMode: 'cold',
    adPlatform: 'ocean_engine',
    clickId: 'click-1',
    ids: {},
    paidClick: true,
  },
});

export const returned: Required<FactGiven> = {
  name: 'user_returned',
  data: { linkRule: 'phone', host: 'weapp' },
};

/** A fact as the product writes it, and the event that the delivery would make of it. */
export async function addEvent(
  ground: Ground,
  personId: PersonId,
  { name, data }: Required<FactGiven> = returned,
): Promise<FeedEvent & { factId: FactId }> {
  const factId = await appendFact(
    { ...ground.platform, db: ground.db },
    { name, personId, onceKey: ground.platform.ids.next('key'), data: data as never, host: 'weapp' },
  );
  const { sequence, at } = await ground.db.one<{ sequence: number; at: Date }>(
    'select person_sequence as sequence, occurred_at as at from fact where fact_id = $1',
    [factId],
  );
  const event = {
    specversion: '1.0',
    id: factId,
    source: '/loudou/test',
    type: `loudou.${name}`,
    subject: personId,
    time: at.toISOString(),
    datacontenttype: 'application/json',
    dataschema: `https://${origin}/contract/facts/${name}/1.json`,
    partitionkey: personId,
    sequence: String(sequence).padStart(20, '0'),
    host: 'weapp',
    data,
  };
  return { factId, personId, body: JSON.stringify(event) };
}

/** What the delivery does when it "sends" to a feed. */
export function putIntoFeed(ground: Ground, { subscriber }: TestSubscriber, events: readonly FeedEvent[]) {
  return ground.db.transaction((tx) =>
    appendToFeed(tx, subscriber.feedAccountId, events, ground.clock.now()),
  );
}

/** Some facts of one person, in the feed. */
export async function fillFeed(
  ground: Ground,
  to: TestSubscriber,
  personId: PersonId,
  count: number,
): Promise<FactId[]> {
  const events: (FeedEvent & { factId: FactId })[] = [];
  for (let index = 0; index < count; index += 1) events.push(await addEvent(ground, personId));
  await putIntoFeed(ground, to, events);
  return events.map(({ factId }) => factId);
}
