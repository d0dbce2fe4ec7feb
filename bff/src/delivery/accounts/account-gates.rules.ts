import type { AccountStatus } from './account-setup';
import type { Traffic } from './account-traffic.store';
import type { Problem } from './schema-problems';
import type { Words } from './words';

export type GateState = 'green' | 'red' | 'pending' | 'unknown';
export type GateName = 'authorised' | 'mapped' | 'healthy' | 'reconciled';

export interface Gate {
  gate: GateName;
  state: GateState;
  /** What was seen, one sentence each. */
  evidence: Words[];
  checkedAt: Date;
}

export type Judged = Pick<Gate, 'state' | 'evidence'>;

/** The last attempts that tell how an account fares, and how many of them say anything at all. */
export const canaryAttempts = 50;
const tellingAttempts = 10;
const acceptedShareWanted = 0.9;
const oldestRowMaxMinutes = 15;
/** Authorisation that ends within this, and does not renew itself, is as good as ended. */
const expiryWarningHours = 24;

export interface AuthorisationSeen {
  secrets: 'missing' | 'unreadable' | 'set' | 'not_needed';
  settingsProblems: number;
  /** Null when the platform has nothing that could be asked. */
  probe: { asked: false } | { asked: true; ok: boolean; cause: string | null } | null;
  /** The platform took something from us: no question could tell more. */
  hasAccepted: boolean;
  /** The probe's cause for whoever reads no code. */
  causeWords: Words | null;
  expiresAt: Date | null;
  renewsItself: boolean;
}

export function judgeAuthorised(seen: AuthorisationSeen, now: Date): Judged {
  const told: Words[] = [];
  let state: GateState = 'green';
  const fall = (to: GateState, words: Words) => {
    told.push(words);
    if (weight[to] > weight[state]) state = to;
  };
  if (seen.secrets === 'missing')
    fall('red', say('授权信息还没有填全。', 'The authorisation is not complete.'));
  if (seen.secrets === 'unreadable')
    fall(
      'red',
      say('存着的授权信息读不出来，请重新填。', 'The stored authorisation cannot be read; set it again.'),
    );
  if (seen.secrets === 'set') told.push(say('授权信息已填全。', 'The authorisation is complete.'));
  if (seen.secrets === 'not_needed')
    told.push(
      say('这个账户不用密钥：点击号本身就是凭据。', 'No secret is needed: the click id is the proof.'),
    );
  if (seen.settingsProblems > 0)
    fall('red', say('账户参数还有没填对的。', 'Some settings of the account are not right yet.'));
  const expiry = judgeExpiry(seen, now);
  if (expiry) fall(expiry.state, expiry.words);
  const asked = judgeProbe(seen);
  if (asked) fall(asked.state, asked.words);
  return { state, evidence: told };
}

function judgeProbe({
  probe,
  hasAccepted,
  causeWords,
}: AuthorisationSeen): { state: GateState; words: Words } | null {
  if (probe?.asked && probe.ok)
    return { state: 'green', words: say('问过平台，它认得我们。', 'The platform was asked and knows us.') };
  if (probe?.asked && isUnreachable(probe.cause))
    return {
      state: 'unknown',
      words: say(`没有连上平台（${probe.cause}）。`, `The platform was not reached (${probe.cause}).`),
    };
  if (probe?.asked) {
    const { zh, en } = causeWords ?? { zh: probe.cause, en: probe.cause };
    return { state: 'red', words: say(`平台不认：${zh}。`, `The platform refused: ${en}.`) };
  }
  if (hasAccepted)
    return {
      state: 'green',
      words: say('平台已经接受过这个账户的回传。', 'The platform has accepted rows of this account.'),
    };
  return probe === null
    ? {
        state: 'green',
        words: say(
          '平台没有可以先问的接口，以第一条真实回传为准。',
          'The platform has nothing to ask beforehand; the first real row will tell.',
        ),
      }
    : {
        state: 'pending',
        words: say('还没有问过平台认不认得我们。', 'The platform has not been asked yet.'),
      };
}

const weight: Record<GateState, number> = { green: 0, pending: 1, unknown: 2, red: 3 };

function judgeExpiry({ expiresAt, renewsItself }: AuthorisationSeen, now: Date) {
  if (!expiresAt) return null;
  const hours = Math.floor((expiresAt.getTime() - now.getTime()) / 3_600_000);
  if (renewsItself)
    return hours < 0
      ? {
          state: 'pending' as const,
          words: say('令牌已到期，正等自动续期。', 'The token has ended and waits to be renewed.'),
        }
      : null;
  if (hours < 0)
    return {
      state: 'red' as const,
      words: say('令牌已到期，请换新的。', 'The token has ended; set a new one.'),
    };
  if (hours < expiryWarningHours)
    return {
      state: 'red' as const,
      words: say(`令牌 ${hours} 小时后到期，请换新的。`, `The token ends in ${hours} h; set a new one.`),
    };
  return null;
}

/** Causes of the way there, not of the platform's word. */
const isUnreachable = (cause: string | null) =>
  cause !== null && /^(network_|timeout$|connection_cut$|cut_short$|http_5)/.test(cause);

export interface MappingSeen {
  problems: readonly Problem[];
  shallow: number;
  deep: number;
  /** Lines that their own dry run refuses. */
  refusals: { event: Words; cause: string }[];
  /** Accounts of the same platform that would claim the same clicks. */
  rivals: string[];
  /** The marketing core takes everything and knows no goals. */
  needsGoals: boolean;
}

export function judgeMapped(seen: MappingSeen): Judged {
  const errors = seen.problems.filter(({ severity }) => severity === 'error');
  const wrong: Words[] = [];
  if (errors.length > 0)
    wrong.push(
      say(`设置有 ${errors.length} 处要改。`, `${errors.length} places of the set-up need mending.`),
    );
  if (seen.needsGoals && seen.shallow === 0)
    wrong.push(say('还没有浅层目标，至少要一个。', 'There is no shallow goal yet; one is needed.'));
  if (seen.needsGoals && seen.deep === 0)
    wrong.push(say('还没有深层目标，至少要一个。', 'There is no deep goal yet; one is needed.'));
  for (const { event, cause } of seen.refusals)
    wrong.push(
      say(`「${event.zh}」试算没有通过：${cause}。`, `The dry run of "${event.en}" was refused: ${cause}.`),
    );
  for (const label of seen.rivals)
    wrong.push(
      say(
        `「${label}」也认同样的点击，一次点击会回传两遍。`,
        `"${label}" claims the same clicks; one click would be told twice.`,
      ),
    );
  if (wrong.length > 0) return { state: 'red', evidence: wrong };
  const lines = seen.shallow + seen.deep;
  return {
    state: 'green',
    evidence: [
      say(
        `${lines} 行映射有效：浅层 ${seen.shallow}，深层 ${seen.deep}；每一行都试算通过。`,
        `${lines} lines are valid: ${seen.shallow} shallow, ${seen.deep} deep; each passed its dry run.`,
      ),
      say('没有别的账户认同样的点击。', 'No other account claims the same clicks.'),
    ],
  };
}

export function judgeHealthy(traffic: Traffic, status: AccountStatus, now: Date): Judged {
  const { attempts, breaker, breakerCause, oldestDueAt } = traffic;
  const wrong: Words[] = [];
  const isWorking = status === 'running';
  if (isWorking && breaker !== 'closed')
    wrong.push(
      say(
        `平台一直没有接受，已暂缓发送（${breakerCause ?? '原因不明'}）。`,
        `The platform keeps failing, sending is held (${breakerCause ?? 'no cause'}).`,
      ),
    );
  const waitedMinutes = oldestDueAt ? Math.floor((now.getTime() - oldestDueAt.getTime()) / 60_000) : 0;
  if (isWorking && waitedMinutes >= oldestRowMaxMinutes)
    wrong.push(
      say(`最老的一条等了 ${waitedMinutes} 分钟。`, `The oldest row has waited ${waitedMinutes} min.`),
    );
  const accepted = attempts.filter(({ state }) => state === 'accepted').length;
  const share: Words = say(
    `最近 ${attempts.length} 次里平台接受 ${accepted} 次。`,
    `The platform accepted ${accepted} of the last ${attempts.length}.`,
  );
  // What went wrong before a pause is shown; whether it is mended only the next real rows can tell.
  if (!isWorking && attempts.length > 0 && accepted / attempts.length < acceptedShareWanted)
    return {
      state: 'pending',
      evidence: [share, say('开始之后看第一批真实回传。', 'The first real rows after the start will tell.')],
    };
  if (attempts.length >= tellingAttempts && accepted / attempts.length < acceptedShareWanted)
    return { state: 'red', evidence: [share, ...wrong] };
  if (wrong.length > 0)
    return { state: 'red', evidence: [...wrong, ...(attempts.length > 0 ? [share] : [])] };
  if (attempts.length === 0)
    return { state: 'pending', evidence: [say('还没有真实的一条发出去。', 'No real row has gone out yet.')] };
  if (accepted / attempts.length >= acceptedShareWanted) return { state: 'green', evidence: [share] };
  return { state: 'pending', evidence: [share, say('次数还太少，看不出来。', 'Too few to tell.')] };
}

/** What the books say of an account; told from outside, since reconciliation stands above delivery. */
export interface Standing {
  state: GateState;
  evidence: Words;
  checkedAt: Date;
}

export function judgeReconciled(standing: Standing | null): Judged {
  if (!standing)
    return {
      state: 'pending',
      evidence: [
        say('还没有对过账；第一天过完后才有结果。', 'Not reconciled yet; the first full day will tell.'),
      ],
    };
  return { state: standing.state, evidence: [standing.evidence] };
}

/** Why an account may not start now, by gate; empty when it may. */
export function gatesThatForbidStart(gates: readonly Gate[]): GateName[] {
  const stateOf = (name: GateName) => gates.find(({ gate }) => gate === name)?.state ?? 'unknown';
  const mustBeGreen = (['authorised', 'mapped'] as const).filter((name) => stateOf(name) !== 'green');
  // Before the first row nothing can be healthy or reconciled; what is known to be wrong stops it all the same.
  const mayBePending = (['healthy', 'reconciled'] as const).filter(
    (name) => !['green', 'pending'].includes(stateOf(name)),
  );
  return [...mustBeGreen, ...mayBePending];
}

/** A new version has to be sound in itself, and the books of the old one must not be open. */
export function gatesThatForbidVersion(gates: readonly Gate[]): GateName[] {
  return gates
    .filter(
      ({ gate, state }) =>
        (gate === 'mapped' && state !== 'green') || (gate === 'reconciled' && state === 'red'),
    )
    .map(({ gate }) => gate);
}

const say = (zh: string, en: string): Words => ({ zh, en });
