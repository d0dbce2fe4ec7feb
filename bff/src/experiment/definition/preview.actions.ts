import type { ExperimentId } from '@loudou/shared/ids';
import { recordAudit } from '../../operator';
import type { VariantKey } from './definition';
import type { ExperimentContext } from './experiment.context';
import { refused } from './experiment.refusals';
import { lockExperiment } from './experiment.store';
import {
  countAlive,
  endPreviews,
  insertPreview,
  maxPreviewsAlive,
  type PreviewHost,
  previewLivesMs,
  previewTokenHash,
} from './preview.store';
import { previewDoor } from './preview-door.rules';
import { valuesOf } from './variant-values.rules';

export interface PreviewDoors {
  /** Where the web app stands, without a slash at its end. */
  publicUrl: string;
  newToken(): string;
}

export interface PreviewInput {
  experimentId: ExperimentId;
  variant: VariantKey;
  host: PreviewHost;
  largeText: boolean;
  dark: boolean;
}

export interface MadePreview {
  previewId: string;
  /** Opens the variant in a browser, which plays the host where it is another one. */
  url: string;
  /** What a code to be scanned says: the address, or the path of a mini-program's page. */
  qrText: string;
  expiresAt: string;
}

/**
 * Not `once`: its answer would be kept, and whoever reads the database could open what the token opens. A second call
 * makes a second preview, and there are so many at a time.
 */
export function makePreview(
  context: ExperimentContext,
  doors: PreviewDoors,
  input: PreviewInput,
): Promise<MadePreview> {
  const { operatorId } = context.operator;
  const now = context.clock.now();
  return context.db.transaction(async (tx) => {
    const { experimentId, definition, revision } = await lockExperiment(tx, input.experimentId);
    const values = valuesOf(definition, input.variant);
    if (!values) throw refused('no_such_variant', { variant: input.variant });
    if ((await countAlive(tx, experimentId, now)) >= maxPreviewsAlive)
      throw refused('too_many_previews', { limit: maxPreviewsAlive });
    const token = doors.newToken();
    const tokenHash = previewTokenHash(token);
    const expiresAt = new Date(now.getTime() + previewLivesMs);
    await insertPreview(tx, { ...input, tokenHash, revision, values, by: operatorId, at: now, expiresAt });
    await recordAudit(tx, {
      operatorId,
      action: 'experiment_preview_made',
      subject: experimentId,
      after: `${input.variant}:${input.host}`,
      at: now,
    });
    return {
      previewId: previewIdOf(tokenHash),
      ...previewDoor(doors.publicUrl, input.host, token),
      expiresAt: expiresAt.toISOString(),
    };
  });
}

/** One of them, or all of the experiment. Gives back how many were ended; none is no error. */
export function revokePreviews(
  context: ExperimentContext,
  input: { experimentId: ExperimentId; previewId: string | null },
): Promise<{ ended: number }> {
  const now = context.clock.now();
  return context.db.transaction(async (tx) => {
    const { experimentId } = await lockExperiment(tx, input.experimentId);
    const ended = await endPreviews(tx, experimentId, input.previewId, now);
    if (ended > 0)
      await recordAudit(tx, {
        operatorId: context.operator.operatorId,
        action: 'experiment_preview_revoked',
        subject: experimentId,
        after: String(ended),
        at: now,
      });
    return { ended };
  });
}

const previewIdLetters = 16;
export const previewIdOf = (tokenHash: Buffer): string =>
  tokenHash.toString('hex').slice(0, previewIdLetters);
