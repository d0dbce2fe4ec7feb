import { createHash } from 'node:crypto';
import { recordAudit } from '../operator';
import type { Queryable } from '../platform/database';
import { AppError } from '../platform/errors';
import { once } from '../platform/once';
import { type OperatorContext, requireAdministrator } from '../platform/trpc';
import { releaseHostAccount, settleHostAccounts } from './host-account.store';
import { settlePeople } from './one-id.actions';
import { type Evidence, peopleOf, type PersonOfProfiles } from './one-id.rules';
import { endSessions, readComponent } from './one-id.store';
import { countOpenSessions, findLink, listHoldings, markUndone, type StoredLink } from './undo-link.store';

export interface PartShown extends PersonOfProfiles {
  registered: boolean;
  applications: number;
  loans: number;
}

export interface UndoPreview {
  /** People as they are now, those only whom it would change. */
  before: PartShown[];
  after: PartShown[];
  /** Open sessions of everybody whom it concerns: all of them sign in again. */
  sessionsToEnd: number;
  /** Names what was shown; the undoing asks for it, so that nothing else is done than what was seen. */
  seen: string;
}

type Reader = Pick<OperatorContext, 'db' | 'clock'>;

/** What would become of the people if this link were not valid. Changes nothing. Error: `not_found`. */
export async function previewUndo(context: Reader, linkId: number): Promise<UndoPreview> {
  return previewOf(context, context.db, await requireLink(context.db, linkId));
}

async function previewOf({ clock }: Reader, db: Queryable, link: StoredLink): Promise<UndoPreview> {
  const evidence = await readComponent(db, [link.person_id]);
  const now = peopleOf(evidence);
  const then = peopleOf(without(evidence, link.link_id, clock.now()));
  const stays = (person: PersonOfProfiles, others: PersonOfProfiles[]) =>
    others.some((other) => other.members.join() === person.members.join() && other.root === person.root);
  const before = now.filter((person) => !stays(person, then));
  const after = then.filter((person) => !stays(person, now));
  const holdings = await listHoldings(
    db,
    before.flatMap(({ members }) => members),
  );
  const registered = new Set(
    evidence.profiles.filter(({ registeredAt }) => registeredAt !== null).map(({ personId }) => personId),
  );
  const shown = (person: PersonOfProfiles): PartShown => {
    const own = holdings.filter(({ person_id }) => person.members.includes(person_id));
    return {
      ...person,
      registered: registered.has(person.root),
      applications: own.reduce((sum, { applications }) => sum + applications, 0),
      loans: own.reduce((sum, { loans }) => sum + loans, 0),
    };
  };
  const seen = createHash('sha256')
    .update(JSON.stringify([link.link_id, before, after]))
    .digest('hex');
  return {
    before: before.map(shown),
    after: after.map(shown),
    sessionsToEnd: await countOpenSessions(
      db,
      [rootIn(now, link), ...before.map(({ root }) => root)],
      clock.now(),
    ),
    seen,
  };
}

const rootIn = (people: PersonOfProfiles[], { person_id: personId }: StoredLink) =>
  people.find(({ members }) => members.includes(personId))?.root ?? personId;

const without = (evidence: Evidence, linkId: number, undoneAt: Date): Evidence => ({
  ...evidence,
  links: evidence.links.map((link) => (link.linkId === linkId ? { ...link, undoneAt } : link)),
});

export interface UndoLink {
  key: string;
  linkId: number;
  /** From the preview. */
  seen: string;
  reason: string;
}

export interface LinkUndone {
  parted: number;
  sessionsEnded: number;
}

/**
 * Marks a link as not valid. What was written under each profile is where it always was, so history moves back by
 * the pointers alone. The same evidence does not join them again: what was parted once is asked for a document. A
 * number joins nobody at all from then on, so others who came by it alone are parted too; the preview shows them. An
 * account opens the profile no more.
 * Errors: `not_allowed`, `not_found`, `invalid_input` (details.problem) for a link that is undone already, for the
 * document that a profile itself proved, and when the people have changed since the preview.
 */
export async function undoLink(context: OperatorContext, input: UndoLink): Promise<LinkUndone> {
  requireAdministrator(context.operator);
  const by = context.operator.operatorId;
  const at = context.clock.now();
  const intent = { owner: by, operation: 'identity.undoLink', key: input.key, input };
  return once(context.db, at, intent, async (tx) => {
    const { person_id: personId } = await requireLink(tx, input.linkId);
    // Nobody joins or leaves these people between the look and the deed, nor does anybody else undo it.
    await settlePeople(context, tx, [personId], { ...elsewhere, undone: null });
    const link = await requireLink(tx, input.linkId);
    if (link.undone_at !== null) throw refused('undone_already');
    if (link.is_own_document) throw refused('own_document');
    const preview = await previewOf(context, tx, link);
    if (preview.seen !== input.seen) throw refused('changed_meanwhile');
    // Also those who were kept apart because of this link: without it they may lead to one person.
    const evidence = await readComponent(tx, [link.person_id]);
    const near = evidence.profiles.map(({ personId }) => personId);
    // Somebody may have signed in by what is not valid, so everybody who stands for this person signs in again.
    const ended = await endSessions(tx, [rootIn(peopleOf(evidence), link)], at, null);
    const undone = { by, reason: input.reason };
    await markUndone(tx, input.linkId, { ...undone, at });
    const nextOfAccount = await releaseHostAccount(tx, input.linkId);
    const settled = await settlePeople(context, tx, near, { ...elsewhere, undone });
    if (nextOfAccount) await settleHostAccounts(tx, context, [nextOfAccount]);
    await recordAudit(tx, {
      operatorId: by,
      action: 'identity_link_undone',
      subject: `${link.person_id} ${link.kind} ${input.linkId}`,
      reason: input.reason,
      at,
    });
    return { parted: settled.parted, sessionsEnded: ended + settled.sessionsEnded };
  });
}

const elsewhere = { sessionId: null, touchId: null, host: null };

async function requireLink(db: Queryable, linkId: number): Promise<StoredLink> {
  const link = await findLink(db, linkId);
  if (!link) throw new AppError('not_found');
  return link;
}

const refused = (problem: 'undone_already' | 'own_document' | 'changed_meanwhile') =>
  new AppError('invalid_input', { details: { problem } });
