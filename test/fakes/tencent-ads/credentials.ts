import type { Request } from 'express';
import { codes, refuse, type Refusal } from './answer';
import type { Tokens } from './tokens';

const clockSkewSeconds = 300;
const maxNonceChars = 32;
const maxNonces = 200_000;

/** Where a call has to carry token, time and nonce; the documents differ. */
export type CredentialPlace = 'query' | 'header_underscore' | 'header_hyphen';

/** What every call needs before its content is looked at. */
export class CredentialCheck {
  private readonly nonces = new Set<string>();

  constructor(
    private readonly tokens: Tokens,
    private readonly clock: { now(): Date },
  ) {}

  /** Null: all is well, and the nonce is used up. */
  refusalOf(request: Request, place: CredentialPlace): Refusal | null {
    const { token, timestamp, nonce } = read(request, place);
    if (token === null || timestamp === null || nonce === null) {
      return refuse(codes.globalParameterMissing, 'access_token, timestamp or nonce is missing').refusal;
    }
    const fault = this.tokens.faultOf(token);
    if (fault !== codes.ok) return refuse(fault, 'access token').refusal;
    const skewSeconds = Math.abs(Number(timestamp) - this.clock.now().getTime() / 1_000);
    if (!/^\d{10}$/.test(timestamp) || skewSeconds > clockSkewSeconds) {
      return refuse(codes.timestampOutside, 'timestamp').refusal;
    }
    if (nonce === '' || nonce.length > maxNonceChars) {
      return refuse(codes.globalParameterMissing, 'nonce').refusal;
    }
    if (this.nonces.has(nonce)) return refuse(codes.nonceSeen, 'nonce').refusal;
    this.nonces.add(nonce);
    if (this.nonces.size > maxNonces) this.nonces.delete(this.nonces.values().next().value as string);
    return null;
  }
}

function read({ query, headers }: Request, place: CredentialPlace) {
  const source = place === 'query' ? query : headers;
  const text = (name: string) => (typeof source[name] === 'string' ? (source[name] as string) : null);
  const name = place === 'header_hyphen' ? 'access-token' : 'access_token';
  return { token: text(name), timestamp: text('timestamp'), nonce: text('nonce') };
}
