import { parseEntry } from '@loudou/shared/entry';
import { findPreview, insertPreviewWalk, type KeptPreview, opensOn, previewTokenHash } from '../experiment';
import type { CallContext, CallerSession } from '../platform/trpc';
import { insertRuleMarks } from '../traffic';
import type { OpenSession } from './open-session';
import { findPreviewHash, setPreviewHash } from './session.store';
import type { ShownToVisit } from './visit-variants';

/** An arrival by a link that was made for looking, whether it still opens anything or not. */
export interface PreviewLink {
  tokenHash: Buffer;
  preview: KeptPreview;
}

const previewToken = /^[A-Za-z0-9_-]{22}$/;

/**
 * Null for every other arrival, and for a token that no preview was ever made with: an ad platform may append a word of
 * that name. Never throws: what fails here is an arrival like any other.
 */
export async function previewLinkOf(
  { db, logger }: CallContext,
  { arrival, host }: OpenSession,
): Promise<PreviewLink | null> {
  const token = arrival ? parseEntry({ ...arrival.enter, host }).raw.preview?.[0] : undefined;
  if (token === undefined || !previewToken.test(token)) return null;
  const tokenHash = previewTokenHash(token);
  try {
    const preview = await findPreview(db, tokenHash);
    return preview && { tokenHash, preview };
  } catch (error) {
    logger.warn({ err: error }, 'a preview could not be looked up; its link is an arrival like any other');
    return null;
  }
}

/**
 * By the link that was just opened, or by an earlier one of this visit. Whoever looks is marked, also through a link that
 * is over: it was never made for a customer. That it is over is told once, and the next opening is as everybody's.
 */
export async function lookThroughPreview(
  context: CallContext,
  session: CallerSession,
  link: PreviewLink | null,
): Promise<ShownToVisit | null> {
  const looked = link ?? (await previewOfVisit(context, session));
  if (!looked) return null;
  const { given, largeText, dark } = looked.preview;
  const { db, clock } = context;
  const now = clock.now();
  await markLooker(context, session, given.experiment);
  if (!opensOn(looked.preview, session.host, now)) {
    await setPreviewHash(db, session.sessionId, null);
    return { variants: [], preview: 'ended' };
  }
  await setPreviewHash(db, session.sessionId, looked.tokenHash);
  await insertPreviewWalk(db, { ...session, tokenHash: looked.tokenHash, at: now });
  return { variants: [given], preview: { largeText, dark } };
}

async function previewOfVisit(
  { db }: CallContext,
  { sessionId }: CallerSession,
): Promise<PreviewLink | null> {
  const tokenHash = await findPreviewHash(db, sessionId);
  const preview = tokenHash && (await findPreview(db, tokenHash));
  return preview && { tokenHash, preview };
}

async function markLooker(
  { db, ids, clock }: CallContext,
  { personId }: CallerSession,
  experiment: string,
): Promise<void> {
  const mark = {
    markId: ids.next('trafficMark'),
    personId,
    mark: 'preview',
    rule: 'opened_preview@1',
    evidence: { experiment },
    madeBy: 'rule',
  } as const;
  await insertRuleMarks(db, [mark], clock.now());
}
