import type { ExperimentId } from '@loudou/shared/ids';
import type { GivenVariant, Layer, PageConfig } from '@loudou/shared/page-config';
import { createHash } from 'node:crypto';
import type { Queryable } from '../../platform/database';
import type { VariantKey } from './definition';
import { keyOf } from './experiment';

export type PreviewHost = 'weapp' | 'tt' | 'h5';

/** A preview opens nothing after this. */
export const previewLivesMs = 10 * 60_000;
/** At once, of one experiment. */
export const maxPreviewsAlive = 20;

export const previewTokenHash = (token: string): Buffer => createHash('sha256').update(token).digest();

export interface NewPreview {
  tokenHash: Buffer;
  experimentId: ExperimentId;
  revision: number;
  variant: VariantKey;
  host: PreviewHost;
  values: Partial<PageConfig>;
  largeText: boolean;
  dark: boolean;
  by: string;
  at: Date;
  expiresAt: Date;
}

export async function insertPreview(tx: Queryable, made: NewPreview): Promise<void> {
  await tx.query(
    `insert into experiment_preview (token_hash, experiment_id, revision, variant, host, values_shown, large_text, dark,
       made_by, made_at, expires_at)
     values ($1, $2, $3, $4, $5, $6::jsonb, $7, $8, $9, $10, $11)`,
    [
      made.tokenHash,
      made.experimentId,
      made.revision,
      made.variant,
      made.host,
      JSON.stringify(made.values),
      made.largeText,
      made.dark,
      made.by,
      made.at,
      made.expiresAt,
    ],
  );
}

export async function countAlive(db: Queryable, experimentId: ExperimentId, now: Date): Promise<number> {
  const { alive } = await db.one<{ alive: number }>(
    'select count(*)::int as alive from experiment_preview where experiment_id = $1 and expires_at > $2',
    [experimentId, now],
  );
  return alive;
}

/** Ends those whose hash begins so, or all of the experiment. Gives back how many. */
export async function endPreviews(
  tx: Queryable,
  experimentId: ExperimentId,
  previewId: string | null,
  now: Date,
): Promise<number> {
  const rows = await tx.query(
    `update experiment_preview set expires_at = $3
     where experiment_id = $1 and expires_at > $3
       and ($2::text is null or encode(token_hash, 'hex') like $2 || '%')
     returning made_at`,
    [experimentId, previewId, now],
  );
  return rows.length;
}

/** A preview as it was made, whether it still opens anything or not. */
export interface KeptPreview {
  given: GivenVariant;
  largeText: boolean;
  dark: boolean;
  host: PreviewHost;
  expiresAt: Date;
}

export const opensOn = ({ host, expiresAt }: KeptPreview, asked: PreviewHost, now: Date): boolean =>
  host === asked && expiresAt > now;

/** Null for a token that no preview was ever made with. */
export async function findPreview(db: Queryable, tokenHash: Buffer): Promise<KeptPreview | null> {
  const row = await db.maybeOne<{
    number: number;
    layer: Layer;
    variant: VariantKey;
    values_shown: Partial<PageConfig>;
    large_text: boolean;
    dark: boolean;
    host: PreviewHost;
    expires_at: Date;
  }>(
    `select experiment.number, experiment.layer, preview.variant, preview.values_shown, preview.large_text, preview.dark,
            preview.host, preview.expires_at
     from experiment_preview preview join experiment using (experiment_id)
     where preview.token_hash = $1`,
    [tokenHash],
  );
  if (!row) return null;
  return {
    given: {
      layer: row.layer,
      experiment: keyOf(row.number),
      variant: row.variant,
      // Nothing was drawn and nothing is kept: there is no assignment that an exposure could name.
      assignment: '',
      reason: 'preview',
      values: row.values_shown,
    },
    largeText: row.large_text,
    dark: row.dark,
    host: row.host,
    expiresAt: row.expires_at,
  };
}
