import type { PersonId } from '@loudou/shared/ids';
import type { Queryable } from '../platform/database';
import type { Platform } from '../platform/platform';
import {
  attachHostAccount,
  findByHostAccount,
  type HostAccount,
  hasOtherAccount,
  type KnownAccount,
  learnUnionId,
  openIdIdentifier,
  unionIdIdentifier,
} from './host-account.store';
import { lockIdentifier, profilesWith, recordLinks } from './identity-link.store';
import { isKnown, rootOf } from './identity.store';
import { type Occasion, settlePeople } from './one-id.actions';
import { maxProfiles } from './one-id.rules';

type Ground = Pick<Platform, 'clock' | 'ids' | 'vault'>;

/** What the host said at its log-in; an anonymous id is all that Douyin tells of somebody who is not logged in. */
export interface SeenAtHost {
  account: HostAccount | null;
  anonymousId: string | null;
}

/** Whose account it is. Nobody's answer is held, so that of two openings at once the second finds the first. */
export async function findAccountHolder(
  ground: Ground,
  tx: Queryable,
  account: HostAccount,
  occasion: Occasion,
): Promise<PersonId | null> {
  const known = await findByHostAccount(tx, ground, account);
  if (known) return withUnionId(ground, tx, { account, known, occasion });
  await lockIdentifier(tx, openIdIdentifier(ground, account));
  return (await findByHostAccount(tx, ground, account))?.personId ?? null;
}

async function withUnionId(
  ground: Ground,
  tx: Queryable,
  { account, known, occasion }: { account: HostAccount; known: KnownAccount; occasion: Occasion },
): Promise<PersonId> {
  const unionId = unionIdIdentifier(ground, account);
  if (!unionId || known.hasUnionId) return known.personId;
  await lockIdentifier(tx, unionId);
  await learnUnionId(tx, ground, account);
  await recordLinks(tx, known.profileId, [{ ...unionId, rule: 'host_login' }], ground.clock.now());
  await settlePeople(ground, tx, [known.profileId], occasion);
  return rootOf(tx, known.profileId);
}

/** Gives a new account to a visitor. Another app of the same developer may know its owner: then the visitor is them. */
export async function keepAccount(
  ground: Ground,
  tx: Queryable,
  visitor: PersonId,
  account: HostAccount,
  occasion: Occasion,
): Promise<PersonId> {
  const unionId = unionIdIdentifier(ground, account);
  if (unionId) await lockIdentifier(tx, unionId);
  await attachHostAccount(tx, ground, visitor, account);
  if (!unionId) return visitor;
  await settlePeople(ground, tx, [visitor], occasion);
  return rootOf(tx, visitor);
}

/**
 * A visit that began before the host answered learns whose it is. Null when it began under another account of the
 * same app: two accounts may be two people of a family, so nothing of it is theirs.
 */
export async function learnAccount(
  ground: Ground,
  tx: Queryable,
  visit: { personId: PersonId; account: HostAccount },
  occasion: Occasion,
): Promise<PersonId | null> {
  const { personId, account } = visit;
  const holder = await findAccountHolder(ground, tx, account, occasion);
  if (holder === personId) return personId;
  // A session may have come to stand for a known person without signing in: it proves nothing, so it gives nothing.
  if (await isKnown(tx, personId)) return holder ?? personId;
  if (await hasOtherAccount(tx, ground, personId, account)) return null;
  if (holder === null) return keepAccount(ground, tx, personId, account, occasion);
  if ((await profilesWith(tx, openIdIdentifier(ground, account))).length >= maxProfiles) return holder;
  // Its unionid is told by the account's own profile, from which it may have been parted.
  const seen = { ...openIdIdentifier(ground, account), rule: 'host_login' as const };
  await recordLinks(tx, personId, [seen], ground.clock.now());
  await settlePeople(ground, tx, [personId], occasion);
  return rootOf(tx, personId);
}
