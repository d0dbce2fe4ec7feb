import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { Router } from 'express';
import type { GivenAccount } from '../../bff/src/delivery';
import { createFakeBaidu } from '../fakes/baidu';
import { createFakeKuaishou } from '../fakes/kuaishou';
import { createFakeOceanEngine } from '../fakes/ocean-engine';
import { createFakeTencentAds } from '../fakes/tencent-ads';

export interface AdPlatformsOptions {
  clock: { now(): Date };
  /** The mini-program whose people Tencent Ads may be told of. */
  wechatAppId: string;
  dataDir?: string;
  /** Links made by hand carry click ids that no platform minted. */
  acceptAnyClick?: boolean;
}

export type AdPlatforms = ReturnType<typeof createAdPlatforms>;

const ids = {
  oceanEngine: '1700000000000001',
  kuaishou: '20250001',
  baidu: '30250001',
  tencentAccount: 25_610,
  tencentSet: 1_200_000_001,
};
const landingUrl = 'https://loan.example.com/app/';

/** The four ad platforms, each counting for itself what it was told. */
export function createAdPlatforms(options: AdPlatformsOptions) {
  const { clock, dataDir, acceptAnyClick = true } = options;
  const file = (name: string) => dataDir && join(dataDir, `${name}.jsonl`);
  const baiduToken = randomBytes(16).toString('hex');
  const oceanEngine = createFakeOceanEngine({
    clock,
    acceptAnyClick,
    accountId: ids.oceanEngine,
    file: file('ocean-engine'),
  });
  const kuaishou = createFakeKuaishou({
    clock,
    acceptAnyClick,
    accountId: ids.kuaishou,
    file: file('kuaishou'),
  });
  const baidu = createFakeBaidu({
    clock,
    acceptAnyClick,
    file: file('baidu'),
    accounts: [{ accountId: ids.baidu, token: baiduToken, landingUrl }],
  });
  const tencentAds = createFakeTencentAds({
    clock,
    acceptAnyClick,
    file: file('tencent-ads'),
    accounts: [
      {
        accountId: ids.tencentAccount,
        sets: [{ userActionSetId: ids.tencentSet, type: 'WECHAT_MINI_PROGRAM' }],
        authorisedAppIds: [options.wechatAppId],
      },
    ],
  });
  const router = Router();
  router.use('/ocean-engine', oceanEngine.router);
  router.use('/kuaishou', kuaishou.router);
  router.use('/baidu', baidu.router);
  router.use('/tencent-ads', tencentAds.router);

  const accounts = (baseUrl: string): GivenAccount[] => [
    {
      sink: 'ocean_engine',
      label: '巨量引擎',
      platformAccountId: ids.oceanEngine,
      settings: { baseUrl: `${baseUrl}/ocean-engine` },
    },
    {
      sink: 'tencent_ads',
      label: '腾讯广告',
      platformAccountId: String(ids.tencentAccount),
      settings: {
        baseUrl: `${baseUrl}/tencent-ads`,
        accountId: String(ids.tencentAccount),
        userActionSetId: String(ids.tencentSet),
      },
      secrets: {
        accessToken: tencentAds.tokens.current.value,
        accessTokenExpiresAt: new Date(tencentAds.tokens.current.endsAtMs).toISOString(),
        refreshToken: tencentAds.tokens.refresh.value,
        ...tencentAds.client,
      },
    },
    {
      sink: 'kuaishou',
      label: '快手',
      platformAccountId: ids.kuaishou,
      settings: { baseUrl: `${baseUrl}/kuaishou` },
    },
    {
      sink: 'baidu',
      label: '百度',
      platformAccountId: ids.baidu,
      settings: { baseUrl: `${baseUrl}/baidu`, landingUrl },
      secrets: { token: baiduToken },
    },
  ];

  return { router, accounts, oceanEngine, kuaishou, baidu, tencentAds };
}
