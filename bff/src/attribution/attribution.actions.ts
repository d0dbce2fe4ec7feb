import { type EnterOptions, type Entry, parseEntry } from '@loudou/shared/entry';
import type { DeviceId, PersonId, TouchId } from '@loudou/shared/ids';
import type { Queryable } from '../platform/database';
import { appendFact } from '../platform/outbox';
import type { Platform } from '../platform/platform';
import { creditOf } from './attribution.rules';
import { rulesInForce } from './attribution-rule.store';
import {
  findPersonOfTouch,
  findTouch,
  insertCredit,
  insertTouch,
  isFirstWithClick,
  touchesOfEach,
} from './attribution.store';

type Ground = Pick<Platform, 'clock' | 'ids' | 'vault'>;

export interface Arrival {
  personId: PersonId;
  deviceId: DeviceId;
  enter: EnterOptions;
  entryMode: 'cold' | 'hot';
  /** Made by the phone for one launch or one new click; told again, it is the same arrival. */
  arrivalId: string;
}

/** Keeps an arrival with all its raw parameters and tells of it. Never refuses: a garbled click is an organic arrival. */
export async function recordTouch(ground: Ground, tx: Queryable, arrival: Arrival): Promise<TouchId> {
  const entry = parseEntry(arrival.enter);
  const clickLookup = entry.clickId
    ? ground.vault.lookup('click_id', `${entry.adPlatform} ${entry.clickId}`)
    : null;
  const paidClick = clickLookup !== null && (await isFirstWithClick(tx, clickLookup));
  const onceKey = onceKeyOf(arrival);
  const touchId = await insertTouch(tx, {
    touchId: ground.ids.next('touch'),
    personId: arrival.personId,
    deviceId: arrival.deviceId,
    entry,
    entryMode: arrival.entryMode,
    clickLookup,
    paidClick,
    onceKey,
    arrivedAt: ground.clock.now(),
  });
  if (touchId === null) return findTouch(tx, onceKey);
  await tellOfTouch(ground, tx, { touchId, entry, paidClick, arrival });
  return touchId;
}

async function tellOfTouch(
  ground: Ground,
  tx: Queryable,
  told: { touchId: TouchId; entry: Entry; paidClick: boolean; arrival: Arrival },
): Promise<void> {
  const { entry, arrival, touchId } = told;
  await appendFact(
    { ...ground, db: tx },
    {
      name: 'ad_touch_landed',
      personId: arrival.personId,
      onceKey: touchId,
      touchId,
      host: entry.host,
      data: {
        touchId,
        host: entry.host,
        entryKind: entry.kind,
        entryMode: arrival.entryMode,
        adPlatform: entry.adPlatform,
        ...(entry.clickId ? { clickId: entry.clickId } : {}),
        ids: Object.fromEntries(
          Object.entries(entry.ids).map(([name, value]) => [
            name,
            Array.isArray(value) ? value.join(',') : String(value),
          ]),
        ),
        ...(entry.scene ? { scene: entry.scene } : {}),
        paidClick: told.paidClick,
      },
    },
  );
}

const onceKeyOf = ({ deviceId, arrivalId }: Pick<Arrival, 'deviceId' | 'arrivalId'>) =>
  `${deviceId}:${arrivalId}`;

/** The visitor of an arrival whose answer was lost on the way: the phone tells it again and is the same visitor. */
export const findArrivedPerson = (
  tx: Queryable,
  arrival: Pick<Arrival, 'deviceId' | 'arrivalId'>,
): Promise<PersonId | null> => findPersonOfTouch(tx, onceKeyOf(arrival));

/** Chooses and freezes the touch that a registration belongs to; deep events follow it from then on. */
export async function creditRegistration(
  ground: Ground,
  tx: Queryable,
  personId: PersonId,
): Promise<{ creditedTouchId: TouchId | null; priorTouches: number }> {
  const at = ground.clock.now();
  const touches = (await touchesOfEach(tx, [personId])).get(personId) ?? [];
  const { touch, rule, deepUntil } = creditOf(touches, at, await rulesInForce(tx, at));
  const creditedTouchId = touch?.touchId ?? null;
  await insertCredit(tx, { personId, touchId: creditedTouchId, ruleVersion: rule.label, deepUntil, at });
  return { creditedTouchId, priorTouches: touches.length };
}
