import { answerCalls } from '../delivery/calls';

interface Session {
  query(sql: string, format?: string): string;
}

let session: Session | null = null;

function asked(sql: string): string {
  if (!session) throw new Error('ClickHouse is not open yet');
  return session.query(sql, 'CSV');
}

const calls = {
  async open(library: string, folder: string): Promise<void> {
    const { Session } = (await import(library)) as { Session: new (folder: string) => Session };
    session = new Session(folder);
  },
  /** The events of a Parquet file, in the order that suits the question best. */
  async load(parquet: string): Promise<number> {
    asked('create database if not exists bench');
    asked('drop table if exists bench.event');
    asked(
      `create table bench.event (person UInt32, name UInt16, ms UInt64) engine = MergeTree order by (person, ms)`,
    );
    asked(`insert into bench.event select person, name, ms from file('${parquet}', Parquet)`);
    asked('optimize table bench.event final');
    return Number(asked('select count() from bench.event'));
  },
  async funnel(question: { names: number[]; fromMs: number; untilMs: number; windowMs: number }) {
    const { names, fromMs, untilMs, windowMs } = question;
    const steps = names.map((name, place) => `name = ${name}${place === 0 ? ` and ms < ${untilMs}` : ''}`);
    const counts = names.map((_, place) => `countIf(depth > ${place})`);
    const began = performance.now();
    const line = asked(
      `select ${counts.join(', ')} from (
         select windowFunnel(${windowMs})(ms, ${steps.join(', ')}) as depth from bench.event
         where name in (${names.join(', ')}) and ms >= ${fromMs} and ms <= ${untilMs + windowMs} group by person)`,
    );
    return { people: line.trim().split(',').map(Number), tookMs: performance.now() - began };
  },
};
export type ClickHouseCalls = typeof calls;

answerCalls(calls);
