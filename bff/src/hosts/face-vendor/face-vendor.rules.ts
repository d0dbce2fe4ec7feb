import { z } from 'zod';
import type { FaceChecker } from '../hosts.port';

type FaceResult = Awaited<ReturnType<FaceChecker['readResult']>>;

/** From which likeness (0 to 100) a pass counts as high or medium; below the vendor's own bar nothing passes at all. */
export interface ConfidenceBands {
  highFrom: number;
  mediumFrom: number;
}

/** The vendor's numbers come as numbers, as strings, or as null. */
const Figure = z
  .union([
    z.number(),
    z
      .string()
      .regex(/^-?\d+(\.\d+)?$/)
      .transform(Number),
    z.literal('').transform(() => null),
  ])
  .nullish()
  .transform((figure) => figure ?? null);

export const DetectInfo = z.object({
  Text: z
    .object({
      ErrCode: Figure,
      Name: z.string().nullish(),
      IdCard: z.string().nullish(),
      Extra: z.string().nullish(),
      LiveStatus: Figure,
      Comparestatus: Figure,
      Sim: Figure,
    })
    .nullish(),
});
export type DetectInfo = z.infer<typeof DetectInfo>;

const NOT_FINISHED = 17;
const REASONS: Readonly<Record<number, string>> = {
  15: 'expired',
  16: 'too_many_tries',
  301: 'identity_mismatch',
  1002: 'not_live',
  1003: 'face_not_recognised',
  1004: 'face_not_recognised',
  1005: 'face_not_recognised',
  2005: 'no_reference_photo',
  2006: 'identity_mismatch',
  2007: 'no_reference_photo',
  2008: 'no_reference_photo',
  2016: 'different_person',
};

/** A pass counts only for the check and the person that it was started for. */
export function faceResultOf(
  info: DetectInfo,
  check: { checkId: string; name: string; identityNumber: string },
  bands: ConfidenceBands,
): FaceResult {
  const text = info.Text;
  if (!text || text.ErrCode === null || text.ErrCode === NOT_FINISHED) return { outcome: 'pending' };
  if (text.ErrCode !== 0)
    return { outcome: 'failed', reasonCode: REASONS[text.ErrCode] ?? `tencent_cloud_${text.ErrCode}` };

  const samePerson =
    text.Name === check.name && text.IdCard?.toUpperCase() === check.identityNumber.toUpperCase();
  if (!samePerson || text.Extra !== check.checkId) return { outcome: 'failed', reasonCode: 'other_check' };
  if (text.LiveStatus !== 0 || text.Comparestatus !== 0) return { outcome: 'failed', reasonCode: 'not_live' };
  return { outcome: 'passed', confidenceBand: bandOf(text.Sim ?? 0, bands) };
}

function bandOf(likeness: number, { highFrom, mediumFrom }: ConfidenceBands): 'high' | 'medium' | 'low' {
  if (likeness >= highFrom) return 'high';
  return likeness >= mediumFrom ? 'medium' : 'low';
}
