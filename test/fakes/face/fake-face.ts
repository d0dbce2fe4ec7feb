import type { Request } from 'express';
import { createFakeTencentCloud, newTencentCloudKeys, TencentCloudError } from '../sms/fake-tencent-cloud';
import type { TencentCloudKeys } from '../sms/tencent-cloud-signature';
import type { FakeClock } from '../wechat/fake-clock';
import { createFaceChecks } from './face-checks';
import { vendorPageRoutes } from './vendor-page.routes';

const RULE_ID = '1';
const MAX_TEXT_LENGTH = 1_024;

export interface FakeFaceOptions {
  clock: FakeClock;
  wallClock?: FakeClock;
  keys?: TencentCloudKeys;
}

export type FakeFace = ReturnType<typeof createFakeFace>;

/** A stand-in of Tencent Cloud face check: DetectAuth, the page for the phone, GetDetectInfoEnhanced. */
export function createFakeFace({
  clock,
  wallClock = { nowMs: Date.now },
  keys = newTencentCloudKeys(),
}: FakeFaceOptions) {
  const checks = createFaceChecks(() => clock.nowMs());

  function detectAuth(payload: Record<string, unknown>, request: Request): object {
    refuseUnless(payload.RuleId === RULE_ID, 'InvalidParameter.RuleId');
    const token = checks.start({
      name: textMatching(payload.Name, /^.{1,32}$/su, 'InvalidParameterValue.NameFormatError'),
      idCard: textMatching(payload.IdCard, /^\d{17}[\dX]$/, 'InvalidParameterValue.IdCardFormatError'),
      redirectUrl: textMatching(payload.RedirectUrl, /^https?:\/\//, 'InvalidParameterValue'),
      extra: textMatching(payload.Extra ?? '', /^/, 'InvalidParameterValue'),
    });
    const pages = `${request.protocol}://${request.get('host') ?? ''}${request.baseUrl}/page`;
    return { Url: `${pages}/${token}`, BizToken: token };
  }

  function getDetectInfo(payload: Record<string, unknown>): object {
    refuseUnless(payload.RuleId === RULE_ID, 'InvalidParameter.RuleId');
    const text = checks.textOf(String(payload.BizToken));
    refuseUnless(text !== null, 'InvalidParameterValue.BizTokenIllegal');
    return { Text: text, IdCardData: null, BestFrame: null };
  }

  const actions = { DetectAuth: detectAuth, GetDetectInfoEnhanced: getDetectInfo };
  const service = createFakeTencentCloud({ wallClock, keys, version: '2018-03-01', actions });
  service.router.use(vendorPageRoutes(checks));

  return {
    ...service,
    keys,
    ruleId: RULE_ID,
    finish: checks.finish,
    environment: (baseUrl: string) => ({
      TENCENT_CLOUD_SECRET_ID: keys.secretId,
      TENCENT_CLOUD_SECRET_KEY: keys.secretKey,
      FACE_RULE_ID: RULE_ID,
      FACE_API_URL: baseUrl,
    }),
  };
}

function refuseUnless(condition: boolean, code: string): void {
  if (!condition) throw new TencentCloudError(code);
}

function textMatching(value: unknown, pattern: RegExp, code: string): string {
  if (typeof value === 'string' && value.length <= MAX_TEXT_LENGTH && pattern.test(value)) return value;
  throw new TencentCloudError(code);
}
