import type { Queryable } from '../../bff/src/platform/database';
import { plainDefinition } from '../../bff/src/experiment/definition/plain-definition.fixture';
import { plantDraft, plantExperiment } from '../../bff/src/experiment/definition/planted-experiment.fixture';

const dayMs = 86_400_000;

export interface PlantedResults {
  number: number;
  name: string;
  state: 'draft' | 'running' | 'paused' | 'stopped';
  people: number;
  /** Of a hundred who see it, how many hand in, in A and in B. */
  handedIn: readonly [number, number];
  /** Of a hundred, how many are given B. */
  givenB: number;
}

export const idOf = (number: number) => `exp_${String(number).padStart(26, '0')}`;

/** An experiment and twenty days of people, as the rooms of definition, assignment and exposure leave them. */
export async function plantResults(db: Queryable, planted: PlantedResults): Promise<void> {
  const { number, name, state } = planted;
  const experimentId = idOf(number);
  const definition = plainDefinition({
    name,
    hypothesis: '把一屏 9 项拆成三步、先身份后银行卡，会有更多人完成申请。',
    audience: { hosts: ['weapp', 'tt'], adPlatforms: null, newcomersOnly: false },
    shareBps: 5_000,
    variants: [
      { key: 'a', name: '单页', weightBps: 5_000, values: {} },
      { key: 'b', name: '三步', weightBps: 5_000, values: { 'landing.title': '先看清价格，再决定借不借' } },
    ],
    guardrails: [{ metric: 'drawn', margin: 400 }],
    looks: 5,
    plannedDays: 24,
    plannedUnits: 12_000,
  });
  const at = new Date(Date.now() - 20 * dayMs);
  const made = { experimentId, number, definition, at };
  if (state === 'draft') return plantDraft(db, made);
  await plantExperiment(db, made);
  await db.query('update experiment set state = $2 where experiment_id = $1', [experimentId, state]);
  await plantPeople(db, planted);
}

/** Whoever came, was given an arm, saw it, and what became of them. */
async function plantPeople(
  db: Queryable,
  { number, people, handedIn, givenB }: PlantedResults,
): Promise<void> {
  const experimentId = idOf(number);
  const drawn = `
    with person_of as (
      select n, lpad((${number} * 1000000 + n)::text, 26, '0') as own,
             case when ('x' || substr(md5('arm' || n), 1, 4))::bit(16)::int % 100 < ${givenB} then 'b' else 'a' end as variant,
             ('x' || substr(md5('luck' || n || ${number}), 1, 4))::bit(16)::int % 1000 / 10.0 as luck,
             case when n % 3 = 0 then 'tt' else 'weapp' end as host,
             now() - interval '19 days' + n * interval '18 days' / ${Math.max(1, people)} as seen_at
      from generate_series(1, ${people}) n
    )`;
  await db.query(
    `${drawn} insert into person (person_id, created_at) select 'psn_' || own, seen_at - interval '9 seconds' from person_of`,
  );
  await db.query(
    `${drawn} insert into touch (touch_id, person_id, device_id, host, entry_kind, entry_mode, ad_platform, ids, raw, paid_click, once_key, arrived_at)
     select 'tch_' || own, 'psn_' || own, 'dev', host, 'ad', 'cold', case when n % 2 = 0 then 'ocean_engine' else 'tencent_ads' end,
            '{}', '{}', true, 'tch_' || own, seen_at - interval '9 seconds' from person_of`,
  );
  await db.query(
    `${drawn} insert into experiment_assignment (assignment_id, experiment_id, phase, variant, unit_kind, unit_id, host, person_id, share_bps, config_version, assigned_at)
     select 'asg_' || own, '${experimentId}', 1, variant, 'host', convert_to(own, 'UTF8'), host, 'psn_' || own, 5000, 1, seen_at - interval '8 seconds' from person_of`,
  );
  await db.query(
    `${drawn} insert into experiment_exposure (assignment_id, experiment_id, phase, variant, person_id, host, exposed_at)
     select 'asg_' || own, '${experimentId}', 1, variant, 'psn_' || own, host, seen_at from person_of where n % 50 <> 0`,
  );
  await db.query(
    `${drawn} insert into experiment_timeout (assignment_id, experiment_id, phase, variant, timed_out_at)
     select 'asg_' || own, '${experimentId}', 1, variant, seen_at from person_of where n % 100 = 0`,
  );
  const steps = [
    ['user_registered', 5, 100, '{}'],
    ['application_submitted', 20, null, '{}'],
    ['credit_approved', 60, 22, '{"riskBand":"R2","limitBand":"L3","annualRateBps":1800}'],
    ['loan_disbursed', 600, 12, '{"amountFen":1000000}'],
  ] as const;
  for (const [place, [fact, minutes, of, data]] of steps.entries())
    await db.query(
      `${drawn} insert into fact (fact_id, person_id, person_sequence, name, schema_version, once_key, occurred_at, touch_id, data, recorded_at)
       select 'fct_${place}' || right(own, 25), 'psn_' || own, ${place + 1}, '${fact}', 1, '${fact}' || own,
              seen_at + interval '${minutes} minutes', 'tch_' || own, '${data}', seen_at + interval '${minutes} minutes'
       from person_of where luck < ${of ?? `case variant when 'a' then ${handedIn[0]} else ${handedIn[1]} end`}`,
    );
}
