import express, { type Request, type Response, Router } from 'express';
import { findSet, type FakeAccount } from './accounts';
import { eventsOfActions, judgeActions } from './action-calls';
import type { CheckedAction } from './action-check';
import { answerOf, codes } from './answer';
import { Clicks, type MintedClick } from './clicks';
import { CredentialCheck, type CredentialPlace } from './credentials';
import type { PlatformState } from './platform-state';
import {
  type Behaviour,
  CallRate,
  ConversionBook,
  createReceiptRoutes,
  receiveCall,
} from '../conversion-lists';
import { Tokens } from './tokens';

/** Far more than the platform takes, so that a call that is too large is answered and not cut. */
const maxBodyBytes = 2_000_000;

export interface FakeTencentAdsOptions {
  clock: { now(): Date };
  accounts: readonly FakeAccount[];
  clientId?: string;
  clientSecret?: string;
  tokenLifeSeconds?: number;
  rotatesRefreshToken?: boolean;
  /** Where token, time and nonce have to stand; by default as the reference pages say. */
  credentials?: Partial<PlatformState['credentials']>;
  /** Whether the callback doors ask for the token as well; the platform switched that on for everybody. */
  callbackAuthentication?: boolean;
  acceptAnyClick?: boolean;
  maxCallsPerSecond?: number;
  maxEntries?: number;
  /** Where conversions are kept, so that they are there again after a restart. */
  file?: string;
}

export interface FakeTencentAds {
  router: Router;
  book: ConversionBook;
  tokens: Tokens;
  rate: CallRate;
  client: { clientId: string; clientSecret: string };
  /** A click of the account's data source, with what its landing link and its callback address hold. */
  mintClick(accountId?: number, userActionSetId?: number): MintedClick;
  behave(behaviour: Behaviour): void;
  /** Fails every call that holds such an action, whatever else is right with it. */
  refuseActions(refuses: (action: CheckedAction) => boolean): void;
  credentialPlaces: { click: CredentialPlace; callback: CredentialPlace };
}

/** Tencent's side of conversions, as strict as its documents, with a count of its own. */
export function createFakeTencentAds(options: FakeTencentAdsOptions): FakeTencentAds {
  const { clock, accounts, clientId = '1100000001', clientSecret = 'a-client-secret' } = options;
  const { tokenLifeSeconds: lifeSeconds, rotatesRefreshToken } = options;
  const tokens = new Tokens({ clock, clientId, clientSecret, lifeSeconds, rotatesRefreshToken });
  const state: PlatformState = {
    accounts,
    clicks: new Clicks(),
    book: new ConversionBook('tencent_ads', options),
    rate: new CallRate(options.maxCallsPerSecond),
    credentialCheck: new CredentialCheck(tokens, clock),
    credentials: { click: 'query', callback: 'header_hyphen', ...options.credentials },
    acceptAnyClick: options.acceptAnyClick ?? false,
    behaviour: { kind: 'none' },
    calls: 0,
    refusesAction: () => false,
    now: () => clock.now(),
  };
  return {
    router: routes(state, tokens, options.callbackAuthentication ?? true),
    book: state.book,
    tokens,
    rate: state.rate,
    client: { clientId, clientSecret },
    mintClick: (accountId = accounts[0]!.accountId, setId = accounts[0]!.sets[0]!.userActionSetId) =>
      state.clicks.mint(accountId, setId),
    behave: (behaviour) => void (state.behaviour = behaviour),
    refuseActions: (refuses) => void (state.refusesAction = refuses),
    credentialPlaces: state.credentials,
  };
}

function routes(state: PlatformState, tokens: Tokens, callbackAuthentication: boolean): Router {
  const router = Router();
  const raw = express.raw({ type: () => true, limit: maxBodyBytes });
  router.all('/v3.0/user_actions/add', raw, (request, response) => {
    const isCallback = request.query.cb !== undefined;
    const door = isCallback ? ({ kind: 'callback', needsCredentials: true } as const) : undefined;
    return receive(state, request, response, door ?? { kind: 'click_id' });
  });
  router.all('/conv', raw, (request, response) =>
    receive(state, request, response, { kind: 'callback', needsCredentials: callbackAuthentication }),
  );
  router.get('/v3.0/user_action_sets/get', (request, response) => {
    const { status, body } = answerSets(state, request);
    response.status(status).json(body);
  });
  router.use(tokens.routes());
  router.use(createReceiptRoutes(state.book, '腾讯广告'));
  return router;
}

function receive(
  state: PlatformState,
  request: Request,
  response: Response,
  door: Parameters<typeof judgeActions>[2],
): Promise<void> {
  const call = {
    eventsIn: eventsOfActions,
    judge: () => judgeActions(state, request, door),
    refusalOf: (code: number) => answerOf(code, 'planned to fail'),
  };
  return receiveCall(state, call, request, response);
}

/** The sets of an account, or the one that was asked for. */
function answerSets(state: PlatformState, request: Request) {
  const refusal = state.credentialCheck.refusalOf(request, 'query');
  if (refusal) return answerOf(refusal.code, refusal.message);
  const accountId = Number(request.query.account_id);
  const account = state.accounts.find((known) => known.accountId === accountId);
  if (!account) return answerOf(codes.setNotOfAccount, 'account_id');
  const asked = request.query.user_action_set_id;
  const found = asked === undefined ? account.sets : setsAsked(state, accountId, Number(asked));
  const list = found.map(({ userActionSetId, type }) => ({ user_action_set_id: userActionSetId, type }));
  return answerOf(codes.ok, '', { list });
}

function setsAsked(state: PlatformState, accountId: number, setId: number) {
  const found = findSet(state.accounts, accountId, setId);
  return typeof found === 'string' ? [] : [found.set];
}
