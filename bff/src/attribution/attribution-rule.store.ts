import type { Queryable } from '../platform/database';
import type { AttributionRule } from './attribution.rules';

const hourMs = 60 * 60_000;

interface RuleRow {
  rule_id: number;
  ad_platform: string;
  account_id: string;
  version: number;
  label: string;
  click_window_hours: number;
  deep_window_hours: number;
  repeated_clicks: boolean;
  unnamed_clicks: boolean;
  made_by: string;
  made_at: Date;
  in_force_from: Date | null;
  put_in_force_by: string | null;
  reason: string;
  decided_because: string | null;
  refused_at: Date | null;
  refused_by: string | null;
  in_force: boolean;
}

export interface StoredRule extends AttributionRule {
  ruleId: number;
  version: number;
  madeBy: string;
  madeAt: Date;
  inForceFrom: Date | null;
  putInForceBy: string | null;
  /** Why it was made. */
  reason: string;
  /** Why it was put in force, or refused. */
  decidedBecause: string | null;
  refusedAt: Date | null;
  refusedBy: string | null;
  /** Whether registrations of this moment go by it. */
  inForce: boolean;
}

const ruleOf = (row: RuleRow): StoredRule => ({
  ruleId: row.rule_id,
  label: row.label,
  adPlatform: row.ad_platform,
  accountId: row.account_id,
  clickWindowMs: row.click_window_hours * hourMs,
  deepWindowMs: row.deep_window_hours * hourMs,
  repeatedClicks: row.repeated_clicks,
  unnamedClicks: row.unnamed_clicks,
  version: row.version,
  madeBy: row.made_by,
  madeAt: row.made_at,
  inForceFrom: row.in_force_from,
  putInForceBy: row.put_in_force_by,
  reason: row.reason,
  decidedBecause: row.decided_because,
  refusedAt: row.refused_at,
  refusedBy: row.refused_by,
  inForce: row.in_force,
});

/** Every version of every rule. $1 is the moment. */
const judgedSql = `
select rule.*, coalesce(rule_id = first_value(rule_id) over (
  partition by ad_platform, account_id
  order by coalesce(in_force_from <= $1, false) desc, in_force_from desc, version desc
) and in_force_from <= $1, false) as in_force
from attribution_rule rule`;

/** All versions, newest first within their account. */
export async function listRules(db: Queryable, at: Date): Promise<StoredRule[]> {
  const rows = await db.query<RuleRow>(`${judgedSql} order by ad_platform, account_id, version desc`, [at]);
  return rows.map(ruleOf);
}

/** One rule for each account, platform and everybody: the one that was put in force last. */
export async function rulesInForce(db: Queryable, at: Date): Promise<StoredRule[]> {
  const rows = await db.query<RuleRow>(
    `select * from (${judgedSql}) judged where in_force order by ad_platform, account_id`,
    [at],
  );
  return rows.map(ruleOf);
}

export async function insertRule(
  tx: Queryable,
  rule: Omit<AttributionRule, 'label'> & { madeBy: string; madeAt: Date; reason: string },
): Promise<{ ruleId: number; label: string }> {
  const row = await tx.one<{ rule_id: number; label: string }>(
    `with next as (
       select coalesce(max(version), 0) + 1 as version from attribution_rule where ad_platform = $1 and account_id = $2
     )
     insert into attribution_rule (ad_platform, account_id, version, label, click_window_hours, deep_window_hours,
       repeated_clicks, unnamed_clicks, made_by, made_at, reason)
     select $1, $2, version, 'last-click-' || $3::int / 24 || 'd' || case when $1 = '' then '' else ':' || $1 end
         || case when $2 = '' then '' else ':' || $2 end || '@' || version,
       $3, $4, $5, $6, $7, $8, $9
     from next returning rule_id, label`,
    [
      rule.adPlatform,
      rule.accountId,
      rule.clickWindowMs / hourMs,
      rule.deepWindowMs / hourMs,
      rule.repeatedClicks,
      rule.unnamedClicks,
      rule.madeBy,
      rule.madeAt,
      rule.reason,
    ],
  );
  return { ruleId: row.rule_id, label: row.label };
}

export interface Decision {
  by: string;
  at: Date;
  reason: string;
}

/** False when it was in force before or refused, or there is no such rule. */
export async function putInForce(tx: Queryable, ruleId: number, put: Decision): Promise<boolean> {
  const row = await tx.maybeOne(
    `update attribution_rule set in_force_from = $2, put_in_force_by = $3, decided_because = $4
     where rule_id = $1 and in_force_from is null and refused_at is null returning rule_id`,
    [ruleId, put.at, put.by, put.reason],
  );
  return row !== undefined;
}

/** False when it was decided on before, or there is no such rule. */
export async function refuse(tx: Queryable, ruleId: number, refused: Decision): Promise<boolean> {
  const row = await tx.maybeOne(
    `update attribution_rule set refused_at = $2, refused_by = $3, decided_because = $4
     where rule_id = $1 and in_force_from is null and refused_at is null returning rule_id`,
    [ruleId, refused.at, refused.by, refused.reason],
  );
  return row !== undefined;
}

/** Two who make a version at once would want the same number. */
export const lockRules = (tx: Queryable) =>
  tx.query('lock table attribution_rule in share row exclusive mode');
