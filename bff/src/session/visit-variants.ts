import type { GivenVariant, ShownPreview } from '@loudou/shared/page-config';
import { touchPlatform } from '../attribution';
import type { Visit } from '../experiment';
import { accountOnHost, type SeenAtHost } from '../identity';
import type { CallContext, CallerSession } from '../platform/trpc';
import { lookThroughPreview, type PreviewLink } from './visit-preview';

/** Gives the variants of a visit, and asks who it is only when something is at work. */
export type VariantsOf = (know: () => Promise<Visit>) => Promise<GivenVariant[]>;

export interface ShownToVisit {
  variants: GivenVariant[];
  preview: ShownPreview;
}

/**
 * A preview shows its own variant and nothing else: whoever looks is in no experiment and in no number. Never throws:
 * what fails shows the page as everybody sees it.
 */
export async function variantsOfVisit(
  context: CallContext,
  variantsOf: VariantsOf,
  session: CallerSession,
  visit: { link: PreviewLink | null; seen: SeenAtHost },
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
  { link, seen }: { link: PreviewLink | null; seen: SeenAtHost },
): Promise<ShownToVisit> {
  const looked = await lookThroughPreview(context, session, link);
  if (looked) return looked;
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
