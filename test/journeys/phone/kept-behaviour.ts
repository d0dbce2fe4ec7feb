import { type HostStorage, MAX_STORAGE_TOTAL_BYTES, MAX_STORAGE_VALUE_BYTES } from '../../host/host-storage';
import type { World } from '../../world/world';
import type { BundlePhone } from './bundle-phone';

interface Queued {
  events: { eventId: string; name: string; sequence: number }[];
  nextSequence: number;
}

const keyOf = (phone: BundlePhone, key: string) => `loudou.${phone.host}.${key}`;

/** What the app keeps on the phone under this name; empty where it keeps nothing. */
export const stored = (phone: BundlePhone, key: string) =>
  String(phone.app().storage.read(keyOf(phone, key)) ?? '');

/** The behaviour that waits on the phone. */
export const queueOf = (phone: BundlePhone): Queued =>
  JSON.parse(stored(phone, 'behaviour-queue') || '{"events":[],"nextSequence":0}') as Queued;

interface Row {
  event_id: string;
  name: string;
  page: string;
  sequence: number;
  visit_id: string | null;
  properties: Record<string, unknown>;
}

/** The behaviour that the BFF has of the phone, in its order. */
export const behaviourOf = (world: World, phone: BundlePhone) =>
  world.database.db.query<Row>(
    `select event_id, name, page, sequence::int, visit_id, properties from behaviour_event
     where device_id = $1 order by sequence`,
    [stored(phone, 'device-id')],
  );

/** How many events the phone says that it lost. */
export const lostIn = (rows: Row[]) =>
  rows
    .filter(({ name }) => name === 'events_dropped')
    .reduce((sum, { properties }) => sum + Number(properties.events), 0);

/** Leaves no room for another event. */
export function fill(storage: HostStorage): void {
  const roomBytes = 100;
  for (let number = 0; MAX_STORAGE_TOTAL_BYTES - storage.usedBytes > roomBytes; number += 1) {
    const freeBytes = MAX_STORAGE_TOTAL_BYTES - storage.usedBytes - 20;
    storage.write(
      `filler-${number}`,
      'x'.repeat(Math.max(1, Math.min(MAX_STORAGE_VALUE_BYTES - 100, freeBytes))),
    );
  }
}
