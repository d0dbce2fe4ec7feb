import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import type { FactName } from '@loudou/shared/catalogue';
import type { Purpose } from '@loudou/shared/consent';
import type { FactId, PersonId } from '@loudou/shared/ids';
import { createFakeMarketingCore, type FakeMarketingCore } from '../../../test/fakes/marketing-core';
import { systemClock } from '../platform/clock';
import type { Database, Queryable } from '../platform/database';
import { createIds } from '../platform/ids';
import { createLogger } from '../platform/logger';
import { createMetrics } from '../platform/metrics';
import { appendFact } from '../platform/outbox';
import type { Platform } from '../platform/platform';
import { defaultProduct } from '@loudou/shared/product';
import { createVault } from '../platform/vault';
import type { Decision } from './leaving/leave.rules';
import { type Delivery, startDelivery } from './start-delivery';

export const coreSecret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
const ids = createIds(systemClock);

const vault = createVault(Buffer.alloc(32, 9).toString('base64'));

/** The ground with a real database. */
export function platformOn(db: Database): Platform {
  return {
    db,
    ids,
    clock: systemClock,
    logger: createLogger({ level: 'silent' }),
    metrics: createMetrics(),
    product: defaultProduct,
    vault,
  };
}

export interface RunningCore {
  core: FakeMarketingCore;
  url: string;
  close(): Promise<void>;
}

/** The stand-in marketing core behind a real socket. */
export async function startCore(): Promise<RunningCore> {
  const core = createFakeMarketingCore({ secret: coreSecret, clock: systemClock });
  const server: Server = createServer(express().use(core.router));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    core,
    url: `http://127.0.0.1:${port}/events`,
    close: async () => {
      core.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export function deliverTo(db: Database, url: string, timeoutMs = 2_000): Promise<Delivery> {
  return startDelivery(platformOn(db), {
    MARKETING_CORE_URL: url,
    MARKETING_CORE_SECRET: coreSecret,
    MARKETING_CORE_TIMEOUT_MS: timeoutMs,
    DELIVERY_SOURCE: '/loudou/test',
    publicUrl: 'https://loan.example.com',
  });
}

export async function addPerson(db: Queryable, decision?: Decision): Promise<PersonId> {
  const personId = ids.next('person');
  await db.query('insert into person (person_id, created_at) values ($1, now())', [personId]);
  if (decision) await decide(db, personId, 'application_processing', decision);
  return personId;
}

export async function decide(
  db: Queryable,
  personId: PersonId,
  purpose: Purpose,
  decision: Decision,
): Promise<void> {
  await db.query(
    `insert into consent_record (consent_id, person_id, purpose, decision, document_version, document_hash, recorded_at)
     values ($1, $2, $3, $4, '2026-11', $5, now())`,
    [ids.next('consent'), personId, purpose, decision, '0'.repeat(64)],
  );
}

/** A decision as it is made in the product: its record and its fact in one transaction. */
export async function grant(db: Database, personId: PersonId): Promise<FactId> {
  return db.transaction(async (tx) => {
    await decide(tx, personId, 'application_processing', 'granted');
    return append(tx, personId, 'consent_granted', {
      consentId: ids.next('consent'),
      purpose: 'application_processing',
      documentVersion: '2026-11',
      documentHash: '0'.repeat(64),
      recipients: ['lender'],
      fields: ['phone'],
    });
  });
}

export function append(
  db: Queryable,
  personId: PersonId,
  name: FactName,
  data: Record<string, unknown>,
): Promise<FactId> {
  return appendFact(
    { db, clock: systemClock, ids },
    { name, personId, onceKey: ids.next('key'), data: data as never, host: 'weapp' },
  );
}

export function appendVisit(db: Queryable, personId: PersonId): Promise<FactId> {
  return append(db, personId, 'ad_touch_landed', {
    touchId: ids.next('touch'),
    host: 'weapp',
    entryKind: 'ad',
    entryMode: 'cold',
    adPlatform: 'ocean_engine',
    clickId: 'click-1',
    ids: {},
    paidClick: true,
  });
}

export function appendSettled(db: Queryable, personId: PersonId): Promise<FactId> {
  return append(db, personId, 'loan_settled', {
    loanId: ids.next('loan'),
    early: false,
    monthsHeld: 12,
    neverOverdue: true,
    paidInterestFen: 1_200,
  });
}

export function appendReturn(db: Queryable, personId: PersonId): Promise<FactId> {
  return append(db, personId, 'user_returned', { linkRule: 'phone', host: 'weapp' });
}

const deadlineMs = 8_000;

/** Looks again until it holds; fails with what was looked at last. */
export async function eventually(look: () => Promise<void> | void): Promise<void> {
  const endMs = Date.now() + deadlineMs;
  for (;;) {
    try {
      return await look();
    } catch (error) {
      if (Date.now() > endMs) throw error;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}

/** The ids that took effect, in the order in which the core took them. */
export function idsInEffect(core: FakeMarketingCore, personId?: PersonId): string[] {
  return core.inbox.entries
    .filter((entry) => entry.inEffect && (!personId || entry.event.subject === personId))
    .map((entry) => entry.event.id);
}

export async function stateOf(db: Queryable, factId: FactId, accountId = 'marketing_core') {
  const row = await db.maybeOne<{
    state: string;
    waits_for: string | null;
    cause: string | null;
    attempts: number;
    delivery_id: string;
  }>(
    `select row.state, queue.waits_for, row.cause, row.attempts, row.delivery_id
     from ledger_row row left join ledger_queue queue using (delivery_id)
     where row.fact_id = $1 and row.account_id = $2`,
    [factId, accountId],
  );
  return row ?? { state: 'unplanned', waits_for: null, cause: null, attempts: 0, delivery_id: '' };
}
