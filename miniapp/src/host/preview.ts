/**
 * A browser plays WeChat or Douyin: `/app/?host=weapp`. What the host would answer comes from the sandbox, and a
 * real server has no sandbox, so there the played host can do no more than a plain browser.
 */
import type { LoginCodes } from './login-codes';
import { request } from './request';

export type PlayedHost = 'weapp' | 'tt';

const timeoutMs = 10_000;

export function playedHost(): PlayedHost | null {
  if (process.env.TARO_ENV !== 'h5') return null;
  const asked = /[?&]host=(weapp|tt)(&|$)/.exec(window.location.search)?.[1];
  return (asked as PlayedHost | undefined) ?? null;
}

export async function logInToPlayedHost(): Promise<LoginCodes> {
  const answer = await ask<{ code?: string; anonymousCode?: string }>('login', {});
  return { loginCode: answer.code, anonymousCode: answer.anonymousCode };
}

export async function phoneCodeOfPlayedHost(): Promise<string> {
  return (await ask<{ code: string }>('phone', {})).code;
}

/** The whole set is sent, because the stand-in checks its signature as the host would. */
export function payAtPlayedHost(parameters: object): Promise<unknown> {
  return ask('pay', { parameters });
}

export function showFaceToPlayedHost(verifyId: string, result: 'passed' | 'cancelled'): Promise<unknown> {
  return ask('face', { verifyId, result });
}

async function ask<Answer>(what: string, body: object): Promise<Answer> {
  const { status, body: text } = await request({
    url: `${LOUDOU_API_BASE}/sandbox/hosts/${playedHost()}/${what}`,
    method: 'POST',
    header: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    timeoutMs,
  });
  if (status >= 300) throw new Error(`the played host answered ${status} to ${what}`);
  return JSON.parse(text || '{}') as Answer;
}
