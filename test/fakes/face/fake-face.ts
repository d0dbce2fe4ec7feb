import { randomUUID } from 'node:crypto';
import express, { type Request } from 'express';
import { createFakeTencentCloud, newTencentCloudKeys, TencentCloudError } from '../sms/fake-tencent-cloud';
import type { TencentCloudKeys } from '../sms/tencent-cloud-signature';
import { BoundedMap } from '../wechat/bounded-map';
import type { FakeClock } from '../wechat/fake-clock';
import { maskedName, vendorPage } from './vendor-page';

const RULE_ID = '1';
const TOKEN_LIFE_MS = 7_200_000;
const RESULTS_KEPT_MS = 3 * 24 * 3_600_000;
const MAX_CHECKS = 10_000;
const RESULT_CODES = {
  passed: 0,
  failed: 2016,
  not_live: 1002,
  identity_mismatch: 2006,
  too_many_tries: 16,
} as const;

export type VendorFaceResult = keyof typeof RESULT_CODES;

interface Check {
  name: string;
  idCard: string;
  extra: string;
  redirectUrl: string;
  startedAtMs: number;
  result: VendorFaceResult | null;
  likeness: number;
}

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
  const checks = new BoundedMap<string, Check>(MAX_CHECKS);
  const ageMs = (check: Check) => clock.nowMs() - check.startedAtMs;

  function detectAuth(payload: Record<string, unknown>, request: Request): object {
    const {
      RuleId: ruleId,
      Name: name,
      IdCard: idCard,
      RedirectUrl: redirectUrl,
      Extra: extra = '',
    } = payload;
    if (ruleId !== RULE_ID) throw new TencentCloudError('InvalidParameter.RuleId');
    if (typeof name !== 'string' || name === '' || [...name].length > 32)
      throw new TencentCloudError('InvalidParameterValue.NameFormatError');
    if (typeof idCard !== 'string' || !/^\d{17}[\dX]$/.test(idCard))
      throw new TencentCloudError('InvalidParameterValue.IdCardFormatError');
    if (typeof redirectUrl !== 'string' || !/^https?:\/\//.test(redirectUrl) || redirectUrl.length > 1_024)
      throw new TencentCloudError('InvalidParameterValue');
    if (typeof extra !== 'string' || extra.length > 1_024)
      throw new TencentCloudError('InvalidParameterValue');
    const token = randomUUID().toUpperCase();
    checks.set(token, {
      name,
      idCard,
      extra,
      redirectUrl,
      startedAtMs: clock.nowMs(),
      result: null,
      likeness: 0,
    });
    return {
      Url: `${request.protocol}://${request.get('host') ?? ''}${request.baseUrl}/page/${token}`,
      BizToken: token,
    };
  }

  function getDetectInfo(payload: Record<string, unknown>): object {
    const check = checks.get(String(payload.BizToken));
    if (payload.RuleId !== RULE_ID) throw new TencentCloudError('InvalidParameter.RuleId');
    if (!check) throw new TencentCloudError('InvalidParameterValue.BizTokenIllegal');
    if (ageMs(check) > RESULTS_KEPT_MS) throw new TencentCloudError('InvalidParameterValue.BizTokenExpired');
    return { Text: textOf(check), IdCardData: null, BestFrame: null };
  }

  function textOf({ result, likeness, ...check }: Check): object {
    const common = { Name: check.name, IdCard: check.idCard, Extra: check.extra, ErrMsg: null };
    if (!result)
      return {
        ...common,
        ErrCode: ageMs({ ...check, result, likeness }) > TOKEN_LIFE_MS ? 15 : null,
        LiveStatus: null,
        Comparestatus: null,
        Sim: '',
      };
    const code = RESULT_CODES[result];
    return {
      ...common,
      ErrCode: code,
      LiveStatus: result === 'not_live' ? code : 0,
      Comparestatus: result === 'passed' ? 0 : code,
      Sim: likeness.toFixed(2),
    };
  }

  /** What the person does at the vendor's page. */
  function finish(token: string, result: VendorFaceResult, likeness = result === 'passed' ? 96 : 31): string {
    const check = checks.get(token);
    if (!check) throw new Error('no such face check');
    check.result ??= result;
    if (check.result === result) check.likeness = likeness;
    const returnTo = new URL(check.redirectUrl);
    returnTo.searchParams.set('BizToken', token);
    return returnTo.href;
  }

  const actions = { DetectAuth: detectAuth, GetDetectInfoEnhanced: getDetectInfo };
  const service = createFakeTencentCloud({ wallClock, keys, version: '2018-03-01', actions });
  service.router.get('/page/:token', (request, response) => {
    const check = checks.get(request.params.token);
    if (!check)
      return response
        .status(404)
        .type('html')
        .send(vendorPage({ maskedName: '', state: 'expired' }));
    const state = check.result ? 'done' : ageMs(check) > TOKEN_LIFE_MS ? 'expired' : 'open';
    return response.type('html').send(vendorPage({ maskedName: maskedName(check.name), state }));
  });
  service.router.post('/page/:token', express.urlencoded({ extended: false }), (request, response) => {
    const { token } = request.params;
    const check = typeof token === 'string' ? checks.get(token) : undefined;
    const result = (request.body as { result?: unknown }).result;
    if (typeof token !== 'string' || !check || ageMs(check) > TOKEN_LIFE_MS)
      return response
        .status(404)
        .type('html')
        .send(vendorPage({ maskedName: '', state: 'expired' }));
    if (result !== 'passed' && result !== 'failed')
      return response.status(400).type('text/plain').send('result?');
    return response.redirect(303, finish(token, result));
  });

  return {
    ...service,
    keys,
    ruleId: RULE_ID,
    finish,
    environment: (baseUrl: string) => ({
      TENCENT_CLOUD_SECRET_ID: keys.secretId,
      TENCENT_CLOUD_SECRET_KEY: keys.secretKey,
      FACE_RULE_ID: RULE_ID,
      FACE_API_URL: baseUrl,
    }),
  };
}
