import type { PersonId } from '@loudou/shared/ids';
import type { Queryable } from '../platform/database';
import type { Platform } from '../platform/platform';
import {
  hasNumber,
  isKnownToBeShared,
  listHolders,
  lockIdentifier,
  lockLinks,
  phoneIdentifier,
  profilesWith,
  recordLinks,
  seeAgain,
  type SeenWith,
  wasPartedFrom,
} from './identity-link.store';
import { isKnown } from './identity.store';
import { type NumberVerdict, whoseNumber } from './number.rules';
import { maxProfiles } from './one-id.rules';
import { lockComponent } from './one-id.store';
import { type Occasion, settlePeople } from './one-id.actions';

type Ground = Pick<Platform, 'clock' | 'ids' | 'vault'>;

type NumberJudged = NumberVerdict & {
  /**
   * Whoever proved it is not the person that the session stands for: two people on one phone or device are never made
   * one without an identity document, so neither gets anything of the other.
   */
  isSomebodyElse: boolean;
};

/**
 * Whose number it is that was just proven, held still until the end of the transaction. A recycled number is locked
 * for its old owner here: nothing that is proven with it from now on leads to them.
 */
export async function judgeNumber(
  { clock, vault }: Ground,
  tx: Queryable,
  asked: { personId: PersonId; deviceId: string; phone: string },
): Promise<NumberJudged> {
  const identifier = phoneIdentifier(vault, asked.phone);
  await lockIdentifier(tx, identifier);
  await lockComponent(tx, [asked.personId, ...(await profilesWith(tx, identifier))]);
  const device = { deviceId: asked.deviceId, deviceLookup: vault.lookup('device', asked.deviceId) };
  const holders = await listHolders(tx, identifier, device);
  const isVisitor = !(await isKnown(tx, asked.personId));
  const wasPartedFromIt = await wasPartedFrom(tx, { personId: asked.personId, isVisitor }, identifier);
  const now = clock.now();
  const verdict = whoseNumber({
    personId: asked.personId,
    holders: holders.map((row) => ({
      personId: row.person_id,
      lastSeenAt: row.last_seen_at,
      knowsDevice: row.knows_device,
    })),
    isShared: wasPartedFromIt || (await isKnownToBeShared(tx, identifier)),
    now,
  });
  if (verdict.is === 'recycled')
    await lockLinks(tx, verdict.personId as PersonId, identifier, { by: 'recycled_phone', at: now });
  if (isVisitor) return { ...verdict, isSomebodyElse: false };
  if (verdict.is === 'theirs') return { ...verdict, isSomebodyElse: verdict.personId !== asked.personId };
  // Parted from it and with no other since, they prove it for themselves alone. With another number of their own it
  // would be no less strange than any second number.
  const isTheirsAgain = wasPartedFromIt && !(await hasNumber(tx, asked.personId));
  return { ...verdict, isSomebodyElse: !isTheirsAgain };
}

/** A visitor who proved the number of a known person is that person; at the bound they only act as them. */
export async function joinByNumber(
  ground: Ground,
  tx: Queryable,
  joining: { visitor: PersonId; owner: PersonId; phone: string },
  occasion: Occasion,
): Promise<void> {
  const identifier = phoneIdentifier(ground.vault, joining.phone);
  await seeAgain(tx, joining.owner, identifier, ground.clock.now());
  if (joining.visitor === joining.owner) return;
  if ((await profilesWith(tx, identifier)).length >= maxProfiles) return;
  await recordLinks(tx, joining.visitor, [{ ...identifier, rule: 'verified_phone' }], ground.clock.now());
  await settlePeople(ground, tx, [joining.visitor], occasion);
}

/** Somebody signed in there: it joins nobody, and tells the owner's device from a stranger's later. */
export async function recordDevice(
  { clock, vault }: Ground,
  tx: Queryable,
  personId: PersonId,
  seen: { deviceId: string; anonymousId?: string | null; host?: string },
): Promise<void> {
  const links: SeenWith[] = [
    { kind: 'device', scope: '', lookup: vault.lookup('device', seen.deviceId), rule: 'seen_on_device' },
  ];
  if (seen.anonymousId)
    links.push({
      kind: 'anonymous_id',
      scope: seen.host ?? '',
      lookup: vault.lookup('anonymous_id', seen.anonymousId),
      rule: 'seen_on_device',
    });
  await recordLinks(tx, personId, links, clock.now());
}
