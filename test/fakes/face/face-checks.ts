import { randomUUID } from 'node:crypto';
import { BoundedMap } from '../wechat/bounded-map';

const PAGE_LIFE_MS = 7_200_000;
const RESULTS_KEPT_MS = 3 * 24 * 3_600_000;
const MAX_CHECKS = 10_000;
const PAGE_EXPIRED = 15;
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
}

interface RunningCheck extends Check {
  startedAtMs: number;
  result: { word: VendorFaceResult; likeness: number } | null;
}

/** The checks under way, and how the vendor tells of them. */
export function createFaceChecks(nowMs: () => number) {
  const checks = new BoundedMap<string, RunningCheck>(MAX_CHECKS);
  const ageMs = (check: RunningCheck) => nowMs() - check.startedAtMs;

  return {
    start(check: Check): string {
      const token = randomUUID().toUpperCase();
      checks.set(token, { ...check, startedAtMs: nowMs(), result: null });
      return token;
    },

    nameOf: (token: string) => checks.get(token)?.name ?? '',

    pageStateOf(token: string): 'open' | 'done' | 'expired' {
      const check = checks.get(token);
      if (!check || ageMs(check) > PAGE_LIFE_MS) return 'expired';
      return check.result ? 'done' : 'open';
    },

    /** The first result stays. Answers the address that the person is sent back to. */
    finish(token: string, word: VendorFaceResult, likeness = word === 'passed' ? 96 : 31): string {
      const check = checks.get(token);
      if (!check) throw new Error('no such face check');
      check.result ??= { word, likeness };
      const returnTo = new URL(check.redirectUrl);
      returnTo.searchParams.set('BizToken', token);
      return returnTo.href;
    },

    /** The vendor's text about a check; null when it knows none, or keeps it no longer. */
    textOf(token: string): object | null {
      const check = checks.get(token);
      if (!check || ageMs(check) > RESULTS_KEPT_MS) return null;
      const common = { Name: check.name, IdCard: check.idCard, Extra: check.extra, ErrMsg: null };
      if (!check.result) {
        const code = ageMs(check) > PAGE_LIFE_MS ? PAGE_EXPIRED : null;
        return { ...common, ErrCode: code, LiveStatus: null, Comparestatus: null, Sim: '' };
      }
      const { word, likeness } = check.result;
      const code = RESULT_CODES[word];
      return {
        ...common,
        ErrCode: code,
        LiveStatus: word === 'not_live' ? code : 0,
        Comparestatus: word === 'passed' ? 0 : code,
        Sim: likeness.toFixed(2),
      };
    },
  };
}

export type FaceChecks = ReturnType<typeof createFaceChecks>;
