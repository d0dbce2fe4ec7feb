import { z } from 'zod';
import type { Clock } from '../../platform/clock';
import { type FaceChecker, FaceCheckUnavailable } from '../hosts.port';
import {
  createTencentCloudCall,
  type TencentCloudConfig,
  TencentCloudFailure,
} from '../tencent-cloud/tencent-cloud.client';
import { type ConfidenceBands, DetectInfo, faceResultOf } from './face-vendor.rules';

export interface FaceVendorConfig extends TencentCloudConfig {
  /** The business flow set up in the vendor's console. */
  ruleId: string;
  ticketLifeSeconds: number;
  bands: ConfidenceBands;
}

const DetectAuthAnswer = z.object({ Url: z.url(), BizToken: z.string().min(1) });
/** Text only: photographs and video of a person are never fetched. */
const TEXT_ONLY = '1';

export function createFaceVendor(config: FaceVendorConfig, { clock }: { clock: Clock }): FaceChecker {
  const call = createTencentCloudCall(config, { version: '2018-03-01' });

  return {
    vendor: 'tencent_cloud',

    async start({ checkId, name, identityNumber, returnUrl }) {
      const askedAtMs = clock.nowMs();
      const payload = {
        RuleId: config.ruleId,
        IdCard: identityNumber,
        Name: name,
        RedirectUrl: returnUrl,
        Extra: checkId,
      };
      const answer = await call('DetectAuth', payload, DetectAuthAnswer).catch(throwUnavailable);
      const expiresAt = new Date(askedAtMs + config.ticketLifeSeconds * 1_000).toISOString();
      return { reference: answer.BizToken, ticket: { kind: 'vendor_page', url: answer.Url, expiresAt } };
    },

    async readResult({ checkId, reference, name, identityNumber }) {
      const payload = { BizToken: reference, RuleId: config.ruleId, InfoType: TEXT_ONLY };
      const info = await call('GetDetectInfoEnhanced', payload, DetectInfo).catch(throwUnavailable);
      return faceResultOf(info, { checkId, name, identityNumber }, config.bands);
    },
  };
}

function throwUnavailable(failure: unknown): never {
  throw new FaceCheckUnavailable(
    failure instanceof TencentCloudFailure ? `tencent_cloud: ${failure.message}` : 'tencent_cloud',
  );
}
