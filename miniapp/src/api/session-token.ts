import { readStored, removeStored, tryWriteStored } from '../host';

const tokenKey = 'session-token';

let token: string | null | undefined;

export function sessionToken(): string | null {
  token = token === undefined ? readStored(tokenKey) : token;
  return token;
}

export function keepSessionToken(value: string): void {
  token = value;
  tryWriteStored(tokenKey, value);
}

export function forgetSessionToken(): void {
  token = null;
  removeStored(tokenKey);
}

/** Opens the session again; resolves false when it could not. */
export type RenewSession = () => Promise<boolean>;

let renew: RenewSession | null = null;

/** Who opens sessions says here how: a call that finds its session gone renews it and goes on. */
export function renewSessionBy(way: RenewSession): void {
  renew = way;
}

export const renewSession: RenewSession = () => (renew ? renew() : Promise.resolve(false));
