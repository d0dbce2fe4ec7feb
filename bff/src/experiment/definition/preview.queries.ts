import type { ExperimentId } from '@loudou/shared/ids';
import type { Queryable } from '../../platform/database';
import type { VariantKey } from './definition';
import { doersOf } from './doers';
import type { AlivePreview } from './experiment';
import { previewIdOf } from './preview.actions';
import type { PreviewHost } from './preview.store';

/** Those that open something now, the newest first. */
export async function previewsOf(
  db: Queryable,
  experimentId: ExperimentId,
  revision: number,
  now: Date,
): Promise<AlivePreview[]> {
  const rows = await db.query<{
    token_hash: Buffer;
    revision: number;
    variant: VariantKey;
    host: PreviewHost;
    large_text: boolean;
    dark: boolean;
    made_by: string;
    made_at: Date;
    expires_at: Date;
  }>(
    `select token_hash, revision, variant, host, large_text, dark, made_by, made_at, expires_at
     from experiment_preview where experiment_id = $1 and expires_at > $2 order by made_at desc`,
    [experimentId, now],
  );
  const doer = await doersOf(
    db,
    rows.map(({ made_by }) => made_by),
  );
  return rows.map((row) => ({
    previewId: previewIdOf(row.token_hash),
    variant: row.variant,
    host: row.host,
    largeText: row.large_text,
    dark: row.dark,
    outdated: row.revision !== revision,
    made: { by: doer(row.made_by), at: row.made_at.toISOString() },
    expiresAt: row.expires_at.toISOString(),
  }));
}
