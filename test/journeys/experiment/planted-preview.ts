import { randomBytes } from 'node:crypto';
import type { ExperimentId } from '@loudou/shared/ids';
import type { PageConfig } from '@loudou/shared/page-config';
import {
  insertPreview,
  type PreviewHost,
  previewLivesMs,
  previewTokenHash,
} from '../../../bff/src/experiment/definition/preview.store';
import type { World } from '../../world/world';

export interface PreviewAsked {
  experimentId: string;
  host: PreviewHost;
  values: Partial<PageConfig>;
  largeText?: boolean;
  dark?: boolean;
}

/** A preview as the console makes one. Gives back the token that its link carries. */
export async function plantPreview(
  world: World,
  { largeText = false, dark = false, ...asked }: PreviewAsked,
): Promise<string> {
  const token = randomBytes(16).toString('base64url');
  const at = new Date();
  await insertPreview(world.database.db, {
    ...asked,
    experimentId: asked.experimentId as ExperimentId,
    variant: 'b',
    largeText,
    dark,
    tokenHash: previewTokenHash(token),
    revision: 1,
    by: 'opr',
    at,
    expiresAt: new Date(at.getTime() + previewLivesMs),
  });
  return token;
}

/** As if its ten minutes were over. */
export async function endPreview(world: World, token: string): Promise<void> {
  await world.database.db.query(
    `update experiment_preview set expires_at = now() - interval '1 second' where token_hash = $1`,
    [previewTokenHash(token)],
  );
}
