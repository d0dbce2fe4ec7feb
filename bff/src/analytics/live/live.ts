import type { FactId, PersonId } from '@loudou/shared/ids';
import type { CallContext } from '../../platform/trpc';

const NEWEST_FACTS = 50;

export interface LiveFact {
  factId: FactId;
  personId: PersonId;
  name: string;
  host: string | null;
  occurredAt: string;
  recordedAt: string;
}

export interface LiveAnswer {
  asOf: string;
  newestFactAt: string | null;
  facts: LiveFact[];
}

/** What happened last, newest first. The data of the facts stays behind: a ticker needs names and times. */
export async function answerLive(ctx: Pick<CallContext, 'db' | 'clock'>): Promise<LiveAnswer> {
  const rows = await ctx.db.query<LiveRow>(
    `select fact_id, person_id, name, host, occurred_at, recorded_at
     from fact order by written_in desc, fact_id desc limit $1`,
    [NEWEST_FACTS],
  );
  const facts = rows.map(liveFact);
  return { asOf: ctx.clock.now().toISOString(), newestFactAt: facts[0]?.recordedAt ?? null, facts };
}

interface LiveRow {
  fact_id: FactId;
  person_id: PersonId;
  name: string;
  host: string | null;
  occurred_at: Date;
  recorded_at: Date;
}

function liveFact(row: LiveRow): LiveFact {
  return {
    factId: row.fact_id,
    personId: row.person_id,
    name: row.name,
    host: row.host,
    occurredAt: row.occurred_at.toISOString(),
    recordedAt: row.recorded_at.toISOString(),
  };
}
