import type { Database, Queryable } from '../../../bff/src/platform/database';
import { funnelSteps } from '../../../bff/src/analytics/funnel/steps';

export const firstDay = '2026-09-01';
export const daysPlanted = 60;
const eventsPerPerson = 12;

export const peopleFor = (events: number): number => Math.round(events / eventsPerPerson);

// Of a hundred people at the step before, so many go on: an ad's audience, and a lender that grants a fifth.
const shares = [1, 0.45, 0.65, 0.75, 0.6, 0.35, 0.6, 0.8, 0.2];

/**
 * What is to be, written before anything is planted: one row a person with where they come from and how far they
 * go. Every count that a report gives is checked against a count over these rows.
 */
export async function planPeople(db: Queryable, from: number, until: number): Promise<void> {
  await db.query(`create unlogged table if not exists planned (
    n int primary key, person_id text, day date, platform text, account text, plan text, creative text,
    entry_kind text, host text, mark text, depth int)`);
  await db.query(
    `insert into planned
     select n, 'per_' || lpad(n::text, 10, '0'), date '${firstDay}' + floor(day * ${daysPlanted})::int,
            case when platform < 0.5 then 'ocean_engine' when platform < 0.75 then 'tencent_ads'
                 when platform < 0.85 then 'kuaishou' else '' end,
            case when platform < 0.85 then 'acc' || floor(power(account, 2) * 4) else '' end,
            case when platform < 0.85 then 'plan' || floor(power(plan, 2) * 20) else '' end,
            case when platform < 0.85 then 'cre' || floor(power(creative, 2) * 4) else '' end,
            case when platform < 0.85 then 'ad' else (array['share', 'search', 'direct'])[1 + floor(account * 3)::int] end,
            case when platform < 0.5 then 'tt' when platform < 0.75 then 'weapp' else 'h5' end,
            case when mark < 0.02 then 'bot' else '' end,
            ${depthSql}
     from (
       select n, ${['day', 'platform', 'account', 'plan', 'creative', 'mark', 'far'].map((name, salt) => `${chanceSql('n', salt)} as ${name}`).join(', ')}
       from generate_series($1::int, $2::int) as n
     ) chances`,
    [from, until - 1],
  );
}

/** A number from 0 to 1 that is the same for the same person whenever it is asked. */
const chanceSql = (n: string, salt: number) =>
  `((hashint8extended(${n}::bigint, ${salt + 1})::bigint & 2147483647) / 2147483648.0)`;

let far = 1;
const depthSql = `case ${shares
  .slice(1)
  .map((share, index) => {
    far *= share;
    return { least: far, depth: index + 2 };
  })
  .reverse()
  .map(({ least, depth }) => `when far < ${least} then ${depth}`)
  .join(' ')} else 1 end`;

/** Writes what the planned people from this number on have left behind: touches, facts, credits, marks, behaviour. */
export async function plantPeople(db: Database, from: number, until: number): Promise<void> {
  await db.transaction(async (tx) => {
    // What the triggers would write is a million people to look at again: the rebuild looks at everybody anyway.
    await tx.query('set local session_replication_role = replica');
    for (const sql of plantingSql) {
      await tx.query(`with ${oneSql} ${sql}`, [from, until - 1]);
    }
  });
  for (const table of ['person', 'touch', 'fact', 'registration_credit', 'traffic_mark', 'behaviour_event']) {
    await db.query(`vacuum (analyze) ${table}`);
  }
}

const moment = (minutes: string) =>
  `(one.day::timestamp at time zone 'Asia/Shanghai' + (one.n % 1200 + ${minutes}) * interval '1 minute')`;
const oneSql = `one as materialized (select * from planned where n between $1 and $2)`;

const factSql = (options: {
  name: string;
  sequence: string;
  minutes: string;
  data?: string;
  where: string;
  touch?: boolean;
}) => `
insert into fact (fact_id, person_id, person_sequence, name, schema_version, once_key, occurred_at, touch_id, host, data, recorded_at)
select 'fct_' || lpad(one.n::text, 10, '0') || lpad((${options.sequence})::text, 3, '0'), one.person_id, ${options.sequence},
       '${options.name}', 1, '${options.name}:' || one.n || ':' || (${options.sequence}), ${moment(options.minutes)},
       'tch_' || lpad(one.n::text, 10, '0'), one.host, ${options.data ?? `'{"host":"tt","method":"sms","priorTouches":1}'::jsonb`}, ${moment(options.minutes)}
from one ${options.where}`;

const purpose = (name: string) => `'{"purpose":"${name}","documentVersion":"2026-10","host":"tt"}'::jsonb`;

const plantingSql = [
  `insert into person (person_id, created_at, registered_at)
   select person_id, ${moment('0')}, case when depth >= 3 then ${moment('6')} end from one`,
  `insert into touch (touch_id, person_id, device_id, host, entry_kind, entry_mode, ad_platform, ids, raw, paid_click, once_key, arrived_at)
   select 'tch_' || lpad(one.n::text, 10, '0'), one.person_id, 'dev_' || one.n, one.host, one.entry_kind, 'cold', nullif(one.platform, ''),
          case when one.platform = '' then '{}' else jsonb_build_object('accountId', one.account, 'promotionId', one.plan, 'creativeId', one.creative) end,
          '{}', one.platform <> '', 'once:' || one.n, ${moment('0')}
   from one`,
  // Some were somebody unknown first when they came back, and became one with whom they were.
  `insert into person (person_id, created_at, merged_into)
   select 'vis_' || lpad(n::text, 10, '0'), ${moment('1440')}, person_id from one where n % 12 = 0`,
  // A third come back by themselves a day later, which changes nothing of where they are counted.
  `insert into touch (touch_id, person_id, device_id, host, entry_kind, entry_mode, ids, raw, paid_click, once_key, arrived_at)
   select 'tch_' || lpad(one.n::text, 10, '0') || 'b',
          case when one.n % 12 = 0 then 'vis_' || lpad(one.n::text, 10, '0') else one.person_id end, 'dev_' || one.n, one.host, 'direct', 'hot', '{}', '{}', false,
          'again:' || one.n, ${moment('1440')}
   from one where n % 3 = 0`,
  `insert into registration_credit (person_id, touch_id, rule_version, credited_at)
   select person_id, case when platform <> '' then 'tch_' || lpad(n::text, 10, '0') end, 'last-paid-click-30d@1', ${moment('6')} from one where depth >= 3`,
  `insert into traffic_mark (mark_id, person_id, mark, rule, evidence, made_by, marked_at)
   select 'mrk_' || n, person_id, mark, 'bench', '{}', 'bench', ${moment('1')} from one where mark <> ''`,
  factSql({ name: 'ad_touch_landed', sequence: '1', minutes: '0', where: '' }),
  factSql({ name: 'ad_touch_landed', sequence: '2', minutes: '1440', where: 'where n % 3 = 0' }),
  // Agreed to another purpose only: no step.
  factSql({
    name: 'consent_granted',
    sequence: '3',
    minutes: '2',
    data: purpose('usage_analysis'),
    where: 'where n % 2 = 0',
  }),
  ...funnelSteps.slice(1).map(({ fact, step }, index) =>
    factSql({
      name: fact,
      sequence: `${index + 4}`,
      minutes: `${(index + 1) * 2}`,
      data: step === 'consented' ? purpose('application_processing') : undefined,
      where: `where depth >= ${index + 2}`,
    }),
  ),
  // What lies between the steps and is none, and what is done again: the first time counts.
  ...['sms_sent', 'phone_verified'].map((name, index) =>
    factSql({ name, sequence: `${20 + index}`, minutes: '5', where: 'where depth >= 3' }),
  ),
  factSql({
    name: 'application_step_completed',
    sequence: '30 + part',
    minutes: '8 + part',
    where: 'cross join generate_series(0, 3) as part where depth >= 4',
  }),
  factSql({
    name: 'repayment_succeeded',
    sequence: '40 + part',
    minutes: '20 + part',
    where: 'cross join generate_series(0, 2) as part where depth >= 8',
  }),
];

/** Behaviour makes up the rest of the events; each person's own share of it, spread over their day. */
export async function plantBehaviour(
  db: Database,
  from: number,
  until: number,
  perPerson: number,
): Promise<void> {
  await db.query(
    `select make_behaviour_day(date '${firstDay}' + day) from generate_series(0, $1::int) as day`,
    [daysPlanted + 1],
  );
  await db.query(
    `insert into behaviour_event (event_id, person_id, device_id, session_id, touch_id, host, name, version, page, sequence,
                                  occurred_at, happened_at, received_at, skew_ms, app_version, properties)
     select 'bhv_' || lpad(one.n::text, 10, '0') || lpad(part::text, 3, '0'), one.person_id, 'dev_' || one.n, 'ses_' || one.n,
            'tch_' || lpad(one.n::text, 10, '0'), one.host, (array['page_viewed', 'page_left', 'field_focused', 'tapped'])[1 + part % 4], 1,
            (array['entry/landing', 'apply/phone', 'apply/identity', 'loan/offer'])[1 + (part / 4) % 4], part,
            ${moment('0')} + part * interval '7 seconds', ${moment('0')} + part * interval '7 seconds', ${moment('0')} + part * interval '7 seconds',
            0, '1.0.0', '{"fromPage":"entry"}'
     from planned one cross join generate_series(1, $3::int) as part where one.n between $1 and $2`,
    [from, until - 1, perPerson],
  );
}

export async function countEvents(db: Queryable): Promise<{ facts: number; behaviours: number }> {
  return db.one(
    'select (select count(*) from fact) as facts, (select count(*) from behaviour_event) as behaviours',
  );
}

/**
 * Somebody does their next step: that many people from a number on, each one, written as the product would, in transactions of so
 * many. Returns how many facts there were.
 */
export async function goOn(
  db: Database,
  people: number,
  seed: number,
  perTransaction: number,
  firstNumber: number,
): Promise<number> {
  const chosen = await db.query<{ n: number }>(
    `select n from planned where depth < ${funnelSteps.length} and n >= $2
     order by ${chanceSql('n', seed + 100)} limit $1`,
    [people, firstNumber],
  );
  for (let at = 0; at < chosen.length; at += perTransaction) {
    const numbers = chosen.slice(at, at + perTransaction).map(({ n }) => n);
    await db.transaction(async (tx) => {
      await tx.query(nextStepSql, [numbers, seed]);
      await tx.query(
        `insert into registration_credit (person_id, touch_id, rule_version, credited_at)
         select person_id, case when platform <> '' then 'tch_' || lpad(n::text, 10, '0') end, 'last-paid-click-30d@1', now()
         from planned where n = any ($1::int[]) and depth = 2`,
        [numbers],
      );
      await tx.query('update planned set depth = depth + 1 where n = any ($1::int[])', [numbers]);
    });
  }
  return chosen.length;
}

const nextStepSql = `
insert into fact (fact_id, person_id, person_sequence, name, schema_version, once_key, occurred_at, host, data, recorded_at)
select 'fct_next' || $2::int || '_' || one.n, one.person_id, 100 + $2::int,
       (array[${funnelSteps.map(({ fact }) => `'${fact}'`).join(', ')}])[one.depth + 1], 1, 'next:' || $2::int || ':' || one.n,
       ${moment('3000')}, one.host,
       case when one.depth = 1 then ${purpose('application_processing')} else '{}' end, now()
from planned one where n = any ($1::int[])`;
