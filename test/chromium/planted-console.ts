import { createHash } from 'node:crypto';
import { createApiJourney } from '../world/api-journey';
import type { World } from '../world/world';

/** The click that one of them came by. */
export const plantedClick = 'B.everypageeverypageeverypage0123456';

type Db = World['database']['db'];

/** People of whom every page has something to tell. */
const PEOPLE = 600;
const SPEND_DAYS = 28;

/** What every page of the console has something to tell of. */
export async function plantEverything(world: World): Promise<void> {
  const { db } = world.database;
  // By the product's own doors, and before there is any account that would be sent to.
  const journey = createApiJourney(world);
  await journey.arrive({ clickid: plantedClick });
  await journey.toDisbursedLoan();
  await journey.pay('due');
  await plantPeople(db);
  await plantVisits(db);
  await plantTroubles(db);
  await plantSpend(db);
  await plantLedger(db);
  await plantGrades(db);
}

/** The later the number of a person, the less far they came and the longer ago; every seventh came by themselves. */
const planted = `
  with planted as (
    select n, 'psn_' || lpad(n::text, 26, '0') as person_id, 'tch_' || lpad(n::text, 26, '0') as touch_id,
           now() - interval '30 minutes' - n * interval '1 hour' as came_at,
           case when n % 7 = 0 then null when n % 3 = 0 then 'tencent_ads' else 'ocean_engine' end as ad_platform
    from generate_series(1, ${PEOPLE}) n
  )`;

export async function plantPeople(db: Db): Promise<void> {
  await db.query(
    `${planted} insert into person (person_id, created_at) select person_id, came_at from planted`,
  );
  await db.query(`${planted}
    insert into touch (touch_id, person_id, device_id, host, entry_kind, entry_mode, ad_platform, ids, raw, paid_click,
                       once_key, arrived_at)
    select touch_id, person_id, 'dev', case when n % 3 = 0 then 'weapp' else 'tt' end,
           case when ad_platform is null then 'direct' else 'ad' end, 'cold', ad_platform,
           case when ad_platform is null then '{}'::jsonb else jsonb_build_object('planId', 'plan-' || n % 4) end, '{}',
           ad_platform is not null, touch_id, came_at from planted`);
  const steps = [
    ['consent_granted', 1, '{"purpose":"application_processing"}'],
    ['user_registered', 2, '{}'],
    ['application_started', 3, '{}'],
    ['application_submitted', 5, '{}'],
    ['credit_approved', 9, '{"riskBand":"R2","limitBand":"L3","annualRateBps":1800}'],
    ['loan_disbursed', 25, '{"amountFen":1000000}'],
  ] as const;
  for (const [place, [name, minutes, data]] of steps.entries())
    await db.query(`${planted}
      insert into fact (fact_id, person_id, person_sequence, name, schema_version, once_key, occurred_at, touch_id, data, recorded_at)
      select 'fct_${place}' || lpad(n::text, 25, '0'), person_id, ${place + 1}, '${name}', 1, '${name}' || person_id,
             came_at + interval '${minutes} minutes', touch_id, '${data}', came_at + interval '${minutes} minutes'
      from planted where n % ${place + 2} <> 0 and (${place} = 0 or n % ${place + 1} <> 0)`);
}

/** The landing page is seen by everybody; the later their number, the fewer pages after it and the fewer days they came back. */
export async function plantVisits(db: Db, people = planted, host = 'tt'): Promise<void> {
  const seen = [
    ['app_opened', 'app', 0, 1],
    ['page_viewed', 'entry.landing', 1, 1],
    ['page_viewed', 'apply.phone', 40, 2],
    ['page_viewed', 'apply.identity', 90, 4],
    ['app_opened', 'app', 86_400, 3],
    ['app_opened', 'app', 172_800, 5],
  ] as const;
  for (const [place, [name, page, seconds, every]] of seen.entries())
    await db.query(`${people}
      insert into behaviour_event (event_id, person_id, device_id, session_id, visit_id, host, name, version, page, sequence,
        occurred_at, happened_at, received_at, skew_ms, app_version, properties)
      select 'bhv_${place}' || lpad(n::text, 25, '0'), person_id, 'dev', 'ses', 'vst_' || n || '_${Math.floor(seconds / 86_400)}',
        '${host}', '${name}', 1, '${page}', ${place}, at, at, at, 0, '1.0.0', '{}'
      from (select n, person_id, came_at + interval '${seconds} seconds' as at from planted where n % ${every} = 0) visits
      where at < now()`);
}

/** What was not taken in, and who is no customer. */
async function plantTroubles(db: Db): Promise<void> {
  await db.query(`${planted}
    insert into quarantined_behaviour (person_id, row_hash, reason, path, event_name, app_version, device_id, session_id,
      host, skew_ms, payload_sealed, received_at, expires_at)
    select person_id, sha256(person_id::bytea), case when n % 3 = 0 then 'unknown_name' else 'bad_properties' end,
      case when n % 3 = 0 then '/name' else '/properties/page' end, case when n % 3 = 0 then 'page_scrolled' else 'page_viewed' end,
      '1.0.0', 'dev', 'ses', 'tt', 0, '', came_at, now() + interval '20 days'
    from planted where n <= 40`);
  await db.query(`${planted}
    insert into traffic_mark (mark_id, person_id, mark, rule, evidence, made_by, marked_at)
    select 'mrk_' || lpad(n::text, 26, '0'), person_id, case when n % 2 = 0 then 'staff' else 'bot' end, 'operator',
      '{"reason":"自己人试走"}', 'operator', came_at from planted where n between 590 and 600`);
}

async function plantSpend(db: Db): Promise<void> {
  await db.query(`
    insert into spend_run (run_id, state, file_name, file_hash, rows, spend_fen, stood, names, tried_by, tried_at, confirmed_by, confirmed_at)
    values ('spn_00000000000000000000000000', 'confirmed', '十一月日报.csv', '\\x00', ${2 * SPEND_DAYS}, 1, '[]', '[]', 'operator', now(), 'operator', now())`);
  const spent = `
    with spent as (
      select ad_platform, ad_platform || '-1' as account_id, current_date - day as day, 40000 + 900 * (day * 7 % 13) as fen,
             (row_number() over ())::int as line
      from unnest('{ocean_engine,tencent_ads}'::text[]) ad_platform, generate_series(1, ${SPEND_DAYS}) day
    )`;
  await db.query(`${spent}
    insert into spend_row (run_id, line, ad_platform, account_id, day, plan_id, creative_id, spend_fen, impressions, clicks)
    select 'spn_00000000000000000000000000', line, ad_platform, account_id, day, '', '', fen, 9000, 300 from spent`);
  await db.query(`${spent}
    insert into spend_version (ad_platform, account_id, day, version, run_id, rows, spend_fen, stands)
    select ad_platform, account_id, day, 1, 'spn_00000000000000000000000000', 1, fen, true from spent`);
}

export const plantedAccount = 'acc_ocean_engine';

async function plantLedger(db: Db): Promise<void> {
  for (const [sink, label, number] of [
    ['ocean_engine', '巨量主账户', '1800123'],
    ['tencent_ads', '腾讯视频号账户', '25526'],
  ] as const) {
    await db.query(
      `insert into account (account_id, sink, label, platform_account_id, status, active_version, created_at)
       values ($1, $2, $3, $4, 'running', 1, now() - interval '20 days')`,
      [`acc_${sink}`, sink, label, number],
    );
    await db.query(
      `insert into account_version (account_id, version, setup, made_by, made_at) values ($1, 1, $2, 'admin', now() - interval '20 days')`,
      [
        `acc_${sink}`,
        JSON.stringify({
          clicks: {},
          windows: { clickDays: 30, deepClickDays: 90, eventHours: 72 },
          unknownPolicy: 'hold',
          rate: { perSecond: 10, burst: 10 },
          timeoutMs: 3000,
          mapping: [
            {
              fact: 'user_registered',
              event: 'active_register',
              goal: 'shallow',
              touch: 'registration',
              options: {},
            },
            {
              fact: 'credit_approved',
              event: 'loan_credit',
              goal: 'deep',
              touch: 'registration',
              options: {},
            },
            { fact: 'loan_disbursed', event: 'loan', goal: 'deep', touch: 'registration', options: {} },
          ],
        }),
      ],
    );
  }
  const states = [
    ['accepted', null],
    ['accepted', null],
    ['accepted', null],
    ['accepted', null],
    ['suppressed', 'consent_declined'],
    ['rejected', 'click_expired'],
  ] as const;
  const facts = await db.query<{
    fact_id: string;
    fact_name: string;
    person_id: string;
    person_sequence: string;
    touch_id: string;
    sink: string;
    occurred_at: Date;
  }>(
    `select fact_id, name as fact_name, person_id, person_sequence, touch_id, ad_platform as sink, occurred_at
     from fact join touch using (touch_id, person_id)
     where name in ('user_registered', 'credit_approved', 'loan_disbursed') and person_id like 'psn_000%' and ad_platform is not null`,
  );
  const rows = facts.map((fact, place) => {
    const [state, cause] = states[place % states.length]!;
    const event = {
      user_registered: 'active_register',
      credit_approved: 'loan_credit',
      loan_disbursed: 'loan',
    }[fact.fact_name];
    return {
      ...fact,
      state,
      cause,
      event,
      account_id: `acc_${fact.sink}`,
      delivery_id: `dlv_${createHash('sha256').update(fact.fact_id).digest('hex').slice(0, 32)}`,
    };
  });
  await db.query(
    `insert into ledger_row (delivery_id, account_id, sink, lane, fact_id, fact_name, person_id, person_sequence, event,
       revision, external_id, touch_id, account_version, occurred_at, state, cause, attempts, changed_at)
     select delivery_id, account_id, sink, 0, fact_id, fact_name, person_id, person_sequence, event, 0, delivery_id, touch_id, 1,
       occurred_at, state, cause, 1, occurred_at + interval '2 seconds'
     from jsonb_to_recordset($1) as given (delivery_id text, account_id text, sink text, fact_id text, fact_name text,
       person_id text, person_sequence bigint, event text, touch_id text, occurred_at timestamptz, state text, cause text)`,
    [JSON.stringify(rows)],
  );
}

async function plantGrades(db: Db): Promise<void> {
  await db.query(
    `insert into grade_record (fact_id, fact_name, revision, policy_version, grade, expected_value_fen, made_by, made_at)
     select fact_id, name, 0, (select max(version) from grading_policy where released_at is not null), grade,
            case grade when 'A' then 60000 when 'B' then 35000 when 'C' then 12000 end, 'worker', occurred_at
     from (select fact_id, name, occurred_at,
                  ('{A,B,B,C,C,C,null}'::text[])[1 + person_sequence::int * ('x' || right(md5(fact_id), 4))::bit(16)::int % 7] as grade
           from fact where name in ('credit_approved', 'loan_disbursed') and person_id like 'psn_000%') graded`,
  );
}
