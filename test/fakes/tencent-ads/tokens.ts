import { randomBytes } from 'node:crypto';
import { Router } from 'express';
import { answerOf, codes } from './answer';

const usualLifeSeconds = 86_400;
const refreshLifeSeconds = 2_592_000;
const maxKnownTokens = 1_000;

export interface TokenOptions {
  clock: { now(): Date };
  clientId: string;
  clientSecret: string;
  lifeSeconds?: number;
  /** A renewal brings a new refresh token and ends the old one; else the old one stays. */
  rotatesRefreshToken?: boolean;
}

interface Token {
  value: string;
  endsAtMs: number;
}

export class Tokens {
  current: Token;
  refresh: Token;
  renewals = 0;
  private readonly ended = new Set<string>();

  constructor(private readonly options: TokenOptions) {
    this.current = this.mint(options.lifeSeconds ?? usualLifeSeconds);
    this.refresh = this.mint(refreshLifeSeconds);
  }

  /** 0, or the code that the platform answers. */
  faultOf(value: unknown): number {
    if (typeof value !== 'string' || value === '') return codes.tokenEmpty;
    if (this.ended.has(value)) return codes.tokenExpired;
    if (value !== this.current.value) return codes.tokenInvalid;
    return this.current.endsAtMs > this.options.clock.now().getTime() ? codes.ok : codes.tokenExpired;
  }

  /** The token of now ends at once, as when somebody takes the authorisation back. */
  endNow(): void {
    this.current.endsAtMs = this.options.clock.now().getTime();
  }

  routes(): Router {
    const router = Router();
    router.all('/oauth/token', (request, response) => {
      const { status, body } =
        request.method === 'GET' ? this.answer(request.query) : answerOf(codes.parameter);
      response.status(status).json(body);
    });
    return router;
  }

  private answer(query: Record<string, unknown>) {
    const { clientId, clientSecret } = this.options;
    if (query.client_id !== clientId || query.client_secret !== clientSecret) {
      return answerOf(codes.clientInvalid, 'The client_id is invalid.');
    }
    if (query.grant_type !== 'refresh_token') return answerOf(codes.parameter, 'grant_type');
    if (query.refresh_token !== this.refresh.value) {
      return answerOf(codes.refreshTokenInvalid, 'Refresh token is malformed.');
    }
    if (this.refresh.endsAtMs <= this.options.clock.now().getTime()) {
      return answerOf(codes.refreshTokenExpired, 'Refresh token is expired.');
    }
    return answerOf(codes.ok, '', this.renew());
  }

  private renew() {
    this.renewals += 1;
    const { lifeSeconds = usualLifeSeconds, rotatesRefreshToken = false } = this.options;
    this.ended.add(this.current.value);
    if (this.ended.size > maxKnownTokens) this.ended.delete(this.ended.values().next().value as string);
    this.current = this.mint(lifeSeconds);
    if (rotatesRefreshToken) this.refresh = this.mint(refreshLifeSeconds);
    return {
      access_token: this.current.value,
      access_token_expires_in: lifeSeconds,
      ...(rotatesRefreshToken
        ? { refresh_token: this.refresh.value, refresh_token_expires_in: refreshLifeSeconds }
        : {}),
    };
  }

  private mint(lifeSeconds: number): Token {
    const endsAtMs = this.options.clock.now().getTime() + lifeSeconds * 1_000;
    return { value: randomBytes(16).toString('hex'), endsAtMs };
  }
}
