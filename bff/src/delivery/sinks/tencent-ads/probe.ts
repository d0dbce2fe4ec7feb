import { jsonObjectOf, verdictOfStatus } from '../http-answer';
import type { OutgoingRequest, SinkAnswer, WriteContext } from '../sink-definition';
import { causeOfCode, codeOf } from './answer';
import { withCredentials } from './request';
import type { TencentAdsSecrets, TencentSettings } from './settings';

/** Reads the account's data source: shows that token, account and source belong together, and changes nothing. */
export function probeSet(context: WriteContext<TencentSettings, TencentAdsSecrets>): OutgoingRequest {
  const { settings } = context;
  const address = new URL(`${settings.baseUrl}/v3.0/user_action_sets/get`);
  address.searchParams.set('account_id', settings.accountId);
  address.searchParams.set('user_action_set_id', settings.userActionSetId);
  // Reading is always asked for in the documented way; the other spellings are about sending conversions.
  const { url } = withCredentials(address, 'query', context);
  return { method: 'GET', url, headers: {} };
}

export function readProbe(answer: SinkAnswer): { ok: true } | { ok: false; cause: string } {
  const byStatus = verdictOfStatus(answer);
  if (byStatus && 'cause' in byStatus) return { ok: false, cause: byStatus.cause };
  const code = codeOf(answer);
  if (code !== 0) return { ok: false, cause: code === null ? 'answer_unreadable' : causeOfCode(code) };
  const sets = ((jsonObjectOf(answer)?.data ?? {}) as Record<string, unknown>).list;
  return Array.isArray(sets) && sets.length > 0
    ? { ok: true }
    : { ok: false, cause: 'data_source_not_found' };
}
