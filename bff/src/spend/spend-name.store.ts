import type { Queryable } from '../platform/database';

export interface SpendName {
  adPlatform: string;
  kind: 'account' | 'plan' | 'creative';
  id: string;
  name: string;
  accountId: string;
  planId: string;
}

export async function saveNames(tx: Queryable, names: readonly SpendName[]): Promise<void> {
  await tx.query(
    `insert into spend_name (ad_platform, kind, id, name, account_id, plan_id)
     select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[])
     on conflict (ad_platform, kind, id) do update set
       name = case when excluded.name = '' then spend_name.name else excluded.name end,
       account_id = excluded.account_id,
       plan_id = case when excluded.plan_id = '' then spend_name.plan_id else excluded.plan_id end`,
    [
      names.map((name) => name.adPlatform),
      names.map((name) => name.kind),
      names.map((name) => name.id),
      names.map((name) => name.name),
      names.map((name) => name.accountId),
      names.map((name) => name.planId),
    ],
  );
}
