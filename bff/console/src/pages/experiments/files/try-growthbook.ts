import { callErrorOf } from '../../../api/call-error';
import { type Outputs, trpc } from '../../../api/trpc';
import { FileRefused } from '../../../parts/report-file/send-file';
import type { PickedFile } from '../../../parts/report-file/use-file-trial';
import { brokenLine } from './broken-line.rules';

/** A call of the service is no longer than 256 KiB, and the payload is most of it. */
const maxPayloadBytes = 240 * 1024;

type Tried = Outputs['experiment']['tryGrowthBook']['features'];
export type TriedFeature = Tried[number];

export type GrowthBookTrial =
  | { kind: 'features'; payload: unknown; features: Tried }
  | { kind: 'no_json'; line: number }
  /** The payload as a whole: no feature of it is looked at. */
  | { kind: 'refused'; problem: 'cannot_be_imported' | 'payload_too_large' | 'too_many_features' };

/** What an import would make. Nothing is made by it. */
export async function tryGrowthBook({ text }: PickedFile, signal: AbortSignal): Promise<GrowthBookTrial> {
  let payload: unknown;
  try {
    payload = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return { kind: 'no_json', line: brokenLine(text.replace(/^\uFEFF/, '')) };
  }
  if (new Blob([JSON.stringify(payload)]).size > maxPayloadBytes)
    return { kind: 'refused', problem: 'payload_too_large' };
  try {
    const { features } = await trpc.experiment.tryGrowthBook.mutate({ payload }, { signal });
    return { kind: 'features', payload, features };
  } catch (error) {
    const { code, problem } = callErrorOf(error);
    if (
      problem === 'cannot_be_imported' ||
      problem === 'payload_too_large' ||
      problem === 'too_many_features'
    )
      return { kind: 'refused', problem };
    throw new FileRefused(code === 'unreachable' ? null : code);
  }
}
