import { jsonObjectOf, verdictOfStatus } from '../http-answer';
import type { OutgoingRequest, SinkAnswer, WriteContext } from '../sink-definition';
import { causeOfCode, codeOf } from './answer';
import type { TencentAdsSecrets, TencentSettings } from './settings';

/** Renewed this long before its end, so that no call in flight meets the end. */
const renewedBeforeEndMs = 10 * 60_000;

/** Null while the token is good, and for an account that was given a token and nothing to renew it with. */
export function renewToken({
  settings,
  secrets,
  now,
}: Pick<
  WriteContext<TencentSettings, TencentAdsSecrets>,
  'settings' | 'secrets' | 'now'
>): OutgoingRequest | null {
  const { clientId, clientSecret, refreshToken } = secrets;
  if (clientId === '' || clientSecret === '' || refreshToken === '' || isGood(secrets, now)) return null;
  const address = new URL(`${settings.baseUrl}/oauth/token`);
  address.search = new URLSearchParams({
    client_id: clientId,
    client_secret: clientSecret,
    grant_type: 'refresh_token',
    refresh_token: refreshToken,
  }).toString();
  return { method: 'GET', url: address.href, headers: {} };
}

function isGood({ accessToken, accessTokenExpiresAt }: TencentAdsSecrets, now: Date): boolean {
  if (accessToken === '' || accessTokenExpiresAt === null) return false;
  return Date.parse(accessTokenExpiresAt) - now.getTime() > renewedBeforeEndMs;
}

/** The refresh token stays unless the answer brings another. The cause never holds any of the answer's text. */
export function readRenewal(
  answer: SinkAnswer,
  secrets: TencentAdsSecrets,
  now: Date,
): { secrets: TencentAdsSecrets } | { cause: string } {
  const byStatus = verdictOfStatus(answer);
  if (byStatus && 'cause' in byStatus) return { cause: `renewal_${byStatus.cause}` };
  const code = codeOf(answer);
  if (code !== 0) return { cause: code === null ? 'renewal_unreadable' : `renewal_${causeOfCode(code)}` };
  const data = tokenData(answer);
  return data ? { secrets: { ...secrets, ...renewed(data, secrets, now) } } : { cause: 'renewal_incomplete' };
}

interface TokenData {
  accessToken: string;
  refreshToken: string | null;
  lifeSeconds: number;
}

function tokenData(answer: SinkAnswer): TokenData | null {
  const data = (jsonObjectOf(answer)?.data ?? {}) as Record<string, unknown>;
  const {
    access_token: accessToken,
    refresh_token: refreshToken,
    access_token_expires_in: lifeSeconds,
  } = data;
  if (typeof accessToken !== 'string' || accessToken === '') return null;
  if (typeof lifeSeconds !== 'number' || !(lifeSeconds > 0) || lifeSeconds > 1e9) return null;
  const hasRefreshToken = typeof refreshToken === 'string' && refreshToken !== '';
  return { accessToken, refreshToken: hasRefreshToken ? refreshToken : null, lifeSeconds };
}

const renewed = (data: TokenData, secrets: TencentAdsSecrets, now: Date) => ({
  accessToken: data.accessToken,
  refreshToken: data.refreshToken ?? secrets.refreshToken,
  accessTokenExpiresAt: new Date(now.getTime() + data.lifeSeconds * 1_000).toISOString(),
});
