import { type AdPlatform, type AdPlatformOptions, createAdPlatform } from '../ad-platform';
import { checkActivate, kuaishouError } from './check-activate';

const clickBytes = 96;

/**
 * A Kuaishou that takes conversions as strictly as is known of it: `GET /track/activate`, with its count at `/`,
 * `/report.json` and `/report.csv`.
 */
export function createFakeKuaishou(options: AdPlatformOptions): AdPlatform {
  return createAdPlatform(options, {
    name: 'kuaishou',
    title: '快手',
    apiPath: '/track/',
    writeClick: (random) => random(clickBytes).toString('base64url'),
    check: checkActivate,
    accepted: { status: 200, body: { result: 1 } },
    errorBody: kuaishouError,
  });
}
