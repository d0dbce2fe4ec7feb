import { parseEntry } from '@loudou/shared/entry';
import type { GivenVariant } from '@loudou/shared/page-config';
import { touchPlatform } from '../attribution';
import { findPreviewByHash, previewTokenHash, type Visit } from '../experiment';
import { accountOnHost, type SeenAtHost } from '../identity';
import type { CallContext, CallerSession } from '../platform/trpc';
import { insertRuleMarks } from '../traffic';
import type { OpenSession } from './open-session';
import { findPreviewHash, setPreviewHash } from './session.store';

/** Gives the variants of a visit, and asks who it is only when something is at work. */
export type VariantsOf = (know: () => Promise<Visit>) => Promise<GivenVariant[]>;

export interface ShownToVisit {
  variants: GivenVariant[];
  /** How a preview asks to be drawn; null for everybody else. */
  preview: { largeText: boolean; dark: boolean } | null;
}

/**
 * A preview shows its own variant and nothing else: whoever looks is in no experiment and in no number. Never throws:
 * what fails shows the page as everybody sees it.
 */
export async function variantsOfVisit(
  context: CallContext,
  variantsOf: VariantsOf,
  session: CallerSession,
  visit: { input: OpenSession; seen: SeenAtHost },
): Promise<ShownToVisit> {
  try {
    return await shownToVisit(context, variantsOf, session, visit);
  } catch (error) {
    context.logger.warn({ err: error }, 'the variants of a visit could not be told; it shows the default');
    return { variants: [], preview: null };
  }
}

async function shownToVisit(
  context: CallContext,
  variantsOf: VariantsOf,
  session: CallerSession,
  { input, seen }: { input: OpenSession; seen: SeenAtHost },
): Promise<ShownToVisit> {
  const preview = await openPreview(context, session, input);
  if (preview) {
    const { given, ...look } = preview;
    return { variants: [given], preview: look };
  }
  const variants = await variantsOf(async () => ({
    ...session,
    account: await accountOf(context, session, seen),
    adPlatform: session.touchId === null ? '' : await touchPlatform(context.db, session.touchId),
  }));
  return { variants, preview: null };
}

const accountOf = (
  { db, vault }: CallContext,
  session: CallerSession,
  { account }: SeenAtHost,
): Promise<Buffer | null> =>
  account
    ? Promise.resolve(vault.lookup('open_id', account.openId))
    : accountOnHost(db, session.personId, session.host);

async function openPreview(context: CallContext, session: CallerSession, input: OpenSession) {
  const tokenHash = await previewHashOf(context, session, input);
  if (!tokenHash) return null;
  const { db, ids, clock } = context;
  const preview = await findPreviewByHash(db, { tokenHash, host: session.host, now: clock.now() });
  if (!preview) return null;
  await insertRuleMarks(
    db,
    [
      {
        markId: ids.next('trafficMark'),
        personId: session.personId,
        mark: 'preview',
        rule: 'opened_preview@1',
        evidence: { experiment: preview.given.experiment },
        madeBy: 'rule',
      },
    ],
    clock.now(),
  );
  return preview;
}

const previewToken = /^[A-Za-z0-9_-]{22}$/;

/** Of the link that was just opened, or of an earlier one of this visit. */
async function previewHashOf(
  { db }: CallContext,
  { sessionId }: CallerSession,
  { arrival, host }: OpenSession,
): Promise<Buffer | null> {
  const token = arrival ? parseEntry({ ...arrival.enter, host }).raw.preview?.[0] : undefined;
  if (token === undefined || !previewToken.test(token)) return findPreviewHash(db, sessionId);
  const tokenHash = previewTokenHash(token);
  await setPreviewHash(db, sessionId, tokenHash);
  return tokenHash;
}
