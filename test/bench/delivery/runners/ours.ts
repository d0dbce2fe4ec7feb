import { setTimeout as sleep } from 'node:timers/promises';
import { createDatabase } from '../../../../bff/src/platform/database';
import type { Database } from '../../../../bff/src/platform/database';
import { systemClock } from '../../../../bff/src/platform/clock';
import { createIds } from '../../../../bff/src/platform/ids';
import { createLogger } from '../../../../bff/src/platform/logger';
import { createMetrics } from '../../../../bff/src/platform/metrics';
import { appendFact } from '../../../../bff/src/platform/outbox';
import type { Platform } from '../../../../bff/src/platform/platform';
import { createVault } from '../../../../bff/src/platform/vault';
import type { WorkingAccount } from '../../../../bff/src/delivery/accounts/account.store';
import { startDispatcher, type Dispatcher } from '../../../../bff/src/delivery/dispatch/dispatcher';
import { createHttpTransport } from '../../../../bff/src/delivery/transport/http-transport';
import type { LoanId, PersonId } from '@loudou/shared/ids';
import { defaultProduct } from '@loudou/shared/product';
import type { BenchEvent } from '../bench-event';
import type { OpenRunner, Runner, RunnerPlace } from '../runner';
import { benchSecret } from '../signed-request';

const appendingConnections = 16;
const lookAgainMs = 10;

/**
 * The product as it runs: in order per person, signed, with the hash-chained ledger; one fact a request. Let go, as
 * everybody, with the work standing in the queue: the planning of it counts as queueing.
 */
export const openOurs: OpenRunner = (place) => open(place, { batch: { maxRows: 1 }, planned: true });
/** The same with the lists that the marketing core really takes. */
export const openOursInLists: OpenRunner = (place) => open(place, { batch: {}, planned: true });
/** The same from the outbox on: facts are planned while others of them are sent. */
export const openOursUnplanned: OpenRunner = (place) =>
  open(place, { batch: { maxRows: 1 }, planned: false });
export const openOursInListsUnplanned: OpenRunner = (place) => open(place, { batch: {}, planned: false });

interface Way {
  batch: { maxRows?: number };
  /** Whether the facts stand in the ledger when it is let go. */
  planned: boolean;
}

async function open(place: RunnerPlace, { batch, planned }: Way): Promise<Runner> {
  const platform = platformOn(place.databaseUrl);
  const transport = createHttpTransport();
  let dispatcher: Dispatcher | undefined;
  const adjust = (working: WorkingAccount): WorkingAccount => ({
    ...working,
    definition: { ...working.definition, batch: { ...working.definition.batch, ...batch } },
    settings: {
      endpoint: place.receiverUrl,
      source: '/loudou/bench',
      publicUrl: 'https://loan.example.com',
      facts: [],
    },
    secrets: { live: [benchSecret] },
  });
  const dispatch = (change: typeof adjust) =>
    startDispatcher({ platform, sendRequest: transport.sendRequest, adjust: change });
  const count = async (sql: string) => (await platform.db.one<{ rows: number }>(sql)).rows;

  /** An account without its secrets plans and sends nothing. */
  async function plan(): Promise<void> {
    const planner = dispatch((working) => ({ ...adjust(working), secrets: null }));
    while ((await count('select count(*)::int as rows from outbox')) > 0) await sleep(lookAgainMs);
    await planner.stop();
  }

  return {
    async enqueue(events) {
      await append(platform, events);
      if (planned) await plan();
      await platform.db.query('analyze');
    },
    async start() {
      dispatcher = dispatch(adjust);
    },
    left: () =>
      count(`select ((select count(*) from outbox) + (select count(*) from ledger_queue))::int as rows`),
    done: () => count(`select count(*)::int as rows from ledger_row where state = 'accepted'`),
    async stop() {
      await dispatcher?.stop();
      await transport.close();
      await platform.db.close();
    },
  };
}

function platformOn(url: string): Platform {
  return {
    db: createDatabase({ url }),
    ids: createIds(systemClock),
    clock: systemClock,
    logger: createLogger({ level: 'error' }),
    metrics: createMetrics(),
    product: defaultProduct,
    vault: createVault(Buffer.alloc(32, 5).toString('base64')),
  };
}

/** As the product appends them: each in a commit of its own, which is why this is slower than filling a queue in bulk. */
async function append(platform: Platform, events: readonly BenchEvent[]): Promise<void> {
  await agree(platform, [...new Set(events.map(({ subject }) => subject))]);
  const lanes = Array.from({ length: appendingConnections }, (_, lane) =>
    events.filter(({ subject }) => Number(subject.slice(-6)) % appendingConnections === lane),
  );
  await Promise.all(
    lanes.map(async (own) => {
      for (const { id, subject, data } of own) {
        await appendFact(platform, {
          name: 'loan_settled',
          personId: subject as PersonId,
          onceKey: id,
          data: { ...data, loanId: data.loanId as LoanId },
        });
      }
    }),
  );
}

async function agree({ db, ids }: { db: Database; ids: Platform['ids'] }, people: string[]): Promise<void> {
  await db.query(
    'insert into person (person_id, created_at) select unnest($1::text[]), now() on conflict do nothing',
    [people],
  );
  await db.query(
    `insert into consent_record (consent_id, person_id, purpose, decision, document_version, document_hash, recorded_at)
     select consent_id, person_id, 'application_processing', 'granted', '2026-11', repeat('0', 64), now()
     from unnest($1::text[], $2::text[]) as one (consent_id, person_id)`,
    [people.map(() => ids.next('consent')), people],
  );
}
