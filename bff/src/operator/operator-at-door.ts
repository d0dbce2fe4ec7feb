import { parse as parseCookies } from 'cookie';
import type { Request, Response } from 'express';
import type { Platform } from '../platform/platform';
import { type Operator, requireOwnPassword } from '../platform/trpc';
import { findOperator } from './operator-session.store';
import { signInBounds } from './sign-in.rules';

const cookieName = 'loudou_console';

/** The token of the console's cookie. A form of another site can send the cookie but not the console's header. */
export function operatorTokenOf(request: Request): string | null {
  if (request.headers['x-loudou-console'] !== '1') return null;
  return parseCookies(request.headers.cookie ?? '')[cookieName] ?? null;
}

/**
 * Who asks, at a door beside tRPC; null for everybody who is not signed in to the console. Error: `not_allowed` while
 * they have yet to set a password of their own.
 */
export async function operatorAtDoor(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  request: Request,
): Promise<Operator | null> {
  const token = operatorTokenOf(request);
  const operator = token ? await findOperator(db, token, clock.now()) : null;
  if (operator) requireOwnPassword(operator);
  return operator;
}

/** Gives the browser its cookie, or takes it away. It goes to `/trpc` and beneath it only. */
export function setOperatorCookie(request: Request, response: Response, token: string | null): void {
  const cookie = { httpOnly: true, sameSite: 'strict', path: '/trpc', secure: request.secure } as const;
  if (token === null) response.clearCookie(cookieName, cookie);
  else response.cookie(cookieName, token, { ...cookie, maxAge: signInBounds.sessionMs });
}
