import { type AdPlatform, type AdPlatformOptions, createAdPlatform } from '../ad-platform';
import type { CallbackAuth } from './callback-auth';
import { checkConversion, oceanEngineError } from './check-conversion';

export interface FakeOceanEngineOptions extends AdPlatformOptions {
  /** Callback authentication; off unless given, as on a new account. */
  auth?: CallbackAuth;
  /** How `loan_value` is understood. */
  loanValueUnit?: 'yuan' | 'fen';
}

const clickBytes = 90;

/**
 * An Ocean Engine that takes conversions as strictly as is known of it: `POST /api/v2/conversion`, `assist` and
 * `valuable`, with its count at `/`, `/report.json` and `/report.csv`.
 */
export function createFakeOceanEngine(options: FakeOceanEngineOptions): AdPlatform {
  const rules = { auth: options.auth, loanValueUnit: options.loanValueUnit ?? 'yuan' } as const;
  return createAdPlatform(options, {
    name: 'ocean_engine',
    title: '巨量引擎',
    apiPath: '/api/',
    writeClick: (random) => `B.${random(clickBytes).toString('base64url')}`,
    check: (request, ground) => checkConversion(request, ground, rules),
    accepted: { status: 200, body: oceanEngineError(0, 'success') },
    errorBody: oceanEngineError,
  });
}
