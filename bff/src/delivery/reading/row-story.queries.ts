import { knownAs } from '../../identity';
import type { Queryable } from '../../platform/database';
import { AppError } from '../../platform/errors';
import { findSink } from '../sinks';
import { ledgerRows } from './ledger.queries';
import type { RowStory, StoryConsent, StoryEntry, StoryTouch, WaitingReason } from './row-story.types';

const maxEntries = 500;
const maxNeighbours = 12;
const shownHashCharacters = 8;

/** Everything that is known of one row: from the fact to the last answer. Error: `not_found`. */
export async function rowStory(db: Queryable, deliveryId: string): Promise<RowStory> {
  const [row] = (await ledgerRows(db, { deliveryIds: [deliveryId] }, 1)).rows;
  if (!row) throw new AppError('not_found');
  const frame = await frameOf(db, deliveryId);
  const entries = await entriesOf(db, deliveryId);
  const lastAttempt = entries.findLast((entry) => entry.startedAt !== null)?.startedAt;
  const [touch, consent, waiting, neighbours] = await Promise.all([
    frame.touchId ? touchOf(db, frame.touchId) : null,
    consentOf(db, row.personId, purposeOf(row.sink), lastAttempt ?? row.changedAt),
    waitingReason(db, deliveryId),
    neighboursOf(db, row.personId, deliveryId),
  ]);
  return {
    row,
    lane: frame.lane,
    fact: {
      occurredAt: row.occurredAt,
      recordedAt: row.recordedAt,
      host: frame.host,
      traceId: frame.traceId,
      revision: row.revision,
    },
    touch,
    gradingVersion: frame.gradingVersion,
    mapping: { version: frame.accountVersion, madeAt: frame.madeAt, madeBy: frame.madeBy },
    consent,
    entries,
    waiting,
    neighbours,
  };
}

interface Frame {
  lane: number;
  touchId: string | null;
  accountVersion: number;
  gradingVersion: number | null;
  host: string | null;
  traceId: string | null;
  madeAt: Date | null;
  madeBy: string | null;
}

function frameOf(db: Queryable, deliveryId: string): Promise<Frame> {
  return db.one<Frame>(
    `select row.lane, row.touch_id as "touchId", row.account_version as "accountVersion",
       row.grading_version as "gradingVersion", fact.host, fact.trace_id as "traceId", version.made_at as "madeAt",
       coalesce(operator.display_name, version.made_by) as "madeBy"
     from ledger_row row join fact using (fact_id)
     left join account_version version on version.account_id = row.account_id and version.version = row.account_version
     left join operator on operator.operator_id = version.made_by
     where row.delivery_id = $1`,
    [deliveryId],
  );
}

export async function entriesOf(db: Queryable, deliveryId: string): Promise<StoryEntry[]> {
  return db.query<StoryEntry>(
    `select entry.sequence, entry.attempt, entry.from_state as "fromState", entry.to_state as "toState", entry.cause,
       entry.actor, operator.display_name as "actorName", entry.started_at as "startedAt",
       entry.recorded_at as "recordedAt", entry.http_status as "httpStatus", entry.duration_ms as "durationMs",
       entry.request, entry.response, entry.details,
       left(encode(entry.previous_hash, 'hex'), ${shownHashCharacters}) as "previousHash",
       left(encode(entry.hash, 'hex'), ${shownHashCharacters}) as hash,
       left(encode(following.hash, 'hex'), ${shownHashCharacters}) as "nextHash"
     from ledger_entry entry
     left join ledger_entry following on following.account_id = entry.account_id and following.lane = entry.lane
       and following.sequence = entry.sequence + 1
     left join operator on operator.operator_id = entry.actor
     where entry.delivery_id = $1 order by entry.sequence limit ${maxEntries}`,
    [deliveryId],
  );
}

/** The core is told by the agreement to process the application, an ad platform by the one to measure ads. */
const purposeOf = (sink: string): StoryConsent['purpose'] =>
  findSink(sink)?.adPlatform === null ? 'application_processing' : 'ad_measurement';

interface ConsentRow {
  consentId: string;
  decision: 'granted' | 'declined' | 'withdrawn';
  recordedAt: Date;
  documentVersion: string;
  recipients: string[] | null;
  fields: string[] | null;
}

async function consentOf(
  db: Queryable,
  personId: string,
  purpose: StoryConsent['purpose'],
  asOf: Date,
): Promise<StoryConsent> {
  const family = await knownAs(db, personId);
  const records = await db.query<ConsentRow>(
    `select consent_id as "consentId", decision, recorded_at as "recordedAt", document_version as "documentVersion",
       recipients, fields
     from consent_record where person_id = any($1) and purpose = $2 order by position`,
    [family, purpose],
  );
  const inForce = records.findLast(({ recordedAt }) => recordedAt <= asOf) ?? null;
  const last = records.at(-1);
  return {
    purpose,
    inForce,
    since: last && last !== inForce ? { decision: last.decision, recordedAt: last.recordedAt } : null,
    asOf,
  };
}

/** Without the click id and the parameters of the link: they name the click, and whoever needs them asks for them. */
async function touchOf(db: Queryable, touchId: string): Promise<StoryTouch | null> {
  const touch = await db.maybeOne<StoryTouch>(
    `select touch_id as "touchId", arrived_at as "arrivedAt", host, entry_kind as "entryKind",
       ad_platform as "adPlatform", paid_click as "paidClick"
     from touch where touch_id = $1`,
    [touchId],
  );
  return touch ?? null;
}

interface WaitingRow {
  waitsFor: WaitingReason['waitsFor'];
  dueAt: Date;
  claimedBy: string | null;
  claimedAt: Date | null;
  behind: string | null;
  breaker: WaitingReason['breaker']['state'] | null;
  breakerCause: string | null;
  retryAt: Date | null;
  accountPaused: boolean;
}

async function waitingReason(db: Queryable, deliveryId: string): Promise<WaitingReason | null> {
  const place = await db.maybeOne<WaitingRow>(
    `select queue.waits_for as "waitsFor", queue.due_at as "dueAt", queue.claimed_by as "claimedBy",
       queue.claimed_at as "claimedAt", health.breaker, health.cause as "breakerCause", health.retry_at as "retryAt",
       account.status <> 'running' as "accountPaused",
       (select earlier.delivery_id from ledger_queue earlier
        where earlier.account_id = queue.account_id and earlier.person_id = queue.person_id
          and (earlier.person_sequence, earlier.delivery_id) < (queue.person_sequence, queue.delivery_id)
          and earlier.waits_for is distinct from 'decision'
        order by earlier.person_sequence, earlier.delivery_id limit 1) as behind
     from ledger_queue queue join account on account.account_id = queue.account_id
     left join account_health health on health.account_id = queue.account_id
     where queue.delivery_id = $1`,
    [deliveryId],
  );
  if (!place) return null;
  const { breaker, breakerCause, retryAt, ...waiting } = place;
  return { ...waiting, breaker: { state: breaker ?? 'closed', cause: breakerCause, retryAt } };
}

async function neighboursOf(db: Queryable, personId: string, deliveryId: string) {
  const { rows } = await ledgerRows(db, { personId }, maxNeighbours + 1);
  return rows.filter((row) => row.deliveryId !== deliveryId).slice(0, maxNeighbours);
}
