import type { FactData, FactName } from '@loudou/shared/catalogue';
import type { PersonId, SessionId, TouchId } from '@loudou/shared/ids';
import type { Queryable } from '../platform/database';
import { appendFact } from '../platform/outbox';
import type { Platform } from '../platform/platform';
import { settleHostAccounts } from './host-account.store';
import { pointerChanges } from './one-id.changes.rules';
import { peopleOf } from './one-id.rules';
import {
  type Component,
  countPartings,
  endSessions,
  lockComponent,
  movePointer,
  moveSessions,
  type PointerChange,
} from './one-id.store';
import { whyJoined } from './why-joined.rules';

type Ground = Pick<Platform, 'clock' | 'ids' | 'vault'>;
type PersonWithLinks = Parameters<typeof whyJoined>[2];

/** What made people change: a visit, which the facts then name, or an operator's word. */
export interface Occasion {
  sessionId: SessionId | null;
  touchId: TouchId | null;
  host: string | null;
  undone: { by: string; reason: string } | null;
}

/** People change on the way of a visit. */
export const duringVisit = (visit: {
  sessionId: SessionId;
  touchId: TouchId | null;
  host: string;
}): Occasion => ({ sessionId: visit.sessionId, touchId: visit.touchId, host: visit.host, undone: null });

export interface Settled {
  joined: number;
  parted: number;
  sessionsEnded: number;
}

/**
 * Brings the pointers of everybody who hangs together with these profiles to what the rules say of the links, and
 * tells of it. Nothing that was written under a profile moves: applications and loans stay where they were made,
 * and the root, which never changes hands once it holds a proven document, is the one whose are seen.
 */
export async function settlePeople(
  ground: Ground,
  tx: Queryable,
  profiles: readonly string[],
  occasion: Occasion,
): Promise<Settled> {
  const component = await lockComponent(tx, profiles);
  const people = peopleOf(component);
  const changes = pointerChanges(component.pointers, people) as PointerChange[];
  if (changes.length === 0) return { joined: 0, parted: 0, sessionsEnded: 0 };
  const parted = changes.filter((change) => leaves(change, changes, component));
  const lost = [...new Set(parted.map(({ from }) => from!))];
  const sessionsEnded = await endSessions(tx, lost, ground.clock.now(), occasion.sessionId);
  for (const change of changes) {
    const members = people.find(({ root }) => root === change.into)?.members ?? [];
    await applyChange(ground, tx, { change, person: { members, links: component.links }, occasion });
  }
  for (const change of parted) await tellParted(ground, tx, change, occasion);
  await settleHostAccounts(
    tx,
    ground,
    changes.map(({ personId }) => personId),
  );
  return {
    joined: changes.filter(({ into }) => into !== null).length,
    parted: parted.length,
    sessionsEnded,
  };
}

/** Pointing elsewhere is no parting when the old root points to the same person now. */
function leaves(change: PointerChange, changes: readonly PointerChange[], { pointers }: Component): boolean {
  if (change.from === null) return false;
  const moved = changes.find(({ personId }) => personId === change.from);
  const oldRootNow = (moved ? moved.into : pointers.get(change.from)) ?? change.from;
  return oldRootNow !== (change.into ?? change.personId);
}

async function applyChange(
  ground: Ground,
  tx: Queryable,
  { change, person, occasion }: { change: PointerChange; person: PersonWithLinks; occasion: Occasion },
): Promise<void> {
  const { personId, from, into } = change;
  const why = into === null ? null : whyJoined(personId, into, person);
  const mergeId = await movePointer(
    tx,
    { ...change, linkRule: '', ruleVersion: 0, evidence: [], linkIds: [], ...why },
    ground.clock.now(),
    occasion.undone,
  );
  if (into === null || mergeId === null || why === null) return;
  if (from === null) await moveSessions(tx, personId, into);
  await tell(ground, tx, occasion, into, 'identities_merged', mergeId, {
    fromPersonId: personId,
    intoPersonId: into,
    linkRule: why.linkRule,
    evidence: why.evidence,
  });
}

async function tellParted(
  ground: Ground,
  tx: Queryable,
  { personId, from }: PointerChange,
  occasion: Occasion,
): Promise<void> {
  if (from === null) return;
  const onceKey = `${personId}<${from}#${await countPartings(tx, personId, from)}`;
  await tell(ground, tx, occasion, from, 'identities_parted', onceKey, {
    partedPersonId: personId,
    fromPersonId: from,
    cause: occasion.undone ? 'link_undone' : 'evidence_changed',
  });
}

function tell<Name extends FactName>(
  ground: Ground,
  tx: Queryable,
  { touchId, host }: Occasion,
  personId: PersonId,
  name: Name,
  onceKey: string,
  data: FactData<Name>,
) {
  return appendFact({ ...ground, db: tx }, { name, personId, onceKey, touchId, host, data });
}
