import express, { type Request, type Response, Router } from 'express';
import {
  type Behaviour,
  CallRate,
  ConversionBook,
  createReceiptRoutes,
  receiveCall,
} from '../conversion-lists';
import type { FakeBaiduAccount } from './accounts';
import { answerOf, type PositionStyle } from './answer';
import { Clicks, type MintedBaiduClick } from './clicks';
import { eventsOfConversions, judgeConversions } from './conversion-calls';
import type { CheckedConversion } from './conversion-check';
import type { PlatformState } from './platform-state';

const maxBodyBytes = 2_000_000;

export interface FakeBaiduOptions {
  clock: { now(): Date };
  accounts: readonly FakeBaiduAccount[];
  acceptAnyClick?: boolean;
  /** How the answer names a conversion that failed. */
  positions?: PositionStyle;
  maxCallsPerSecond?: number;
  maxEntries?: number;
  /** Where conversions are kept, so that they are there again after a restart. */
  file?: string;
}

export interface FakeBaidu {
  router: Router;
  book: ConversionBook;
  rate: CallRate;
  mintClick(accountId?: string): MintedBaiduClick;
  behave(behaviour: Behaviour): void;
  /** Fails such a conversion and takes the others of its call. */
  refuseConversions(refuses: (conversion: CheckedConversion) => boolean): void;
  /** The account's token ends at once, as when somebody makes a new one. */
  endToken(accountId: string): void;
}

/** Baidu's side of conversions, as strict as its documents, with a count of its own. */
export function createFakeBaidu(options: FakeBaiduOptions): FakeBaidu {
  const { clock, accounts } = options;
  const state: PlatformState = {
    accounts,
    clicks: new Clicks(),
    book: new ConversionBook('baidu', options),
    rate: new CallRate(options.maxCallsPerSecond),
    positions: options.positions ?? 'path',
    acceptAnyClick: options.acceptAnyClick ?? false,
    endedTokens: new Set(),
    behaviour: { kind: 'none' },
    calls: 0,
    refusesConversion: () => false,
    now: () => clock.now(),
  };
  const accountOf = (accountId = accounts[0]!.accountId) =>
    accounts.find((known) => known.accountId === accountId)!;
  return {
    router: routes(state),
    book: state.book,
    rate: state.rate,
    mintClick: (accountId) =>
      state.clicks.mint(accountOf(accountId).accountId, accountOf(accountId).landingUrl),
    behave: (behaviour) => void (state.behaviour = behaviour),
    refuseConversions: (refuses) => void (state.refusesConversion = refuses),
    endToken: (accountId) => void state.endedTokens.add(accountOf(accountId).token),
  };
}

function routes(state: PlatformState): Router {
  const router = Router();
  const raw = express.raw({ type: () => true, limit: maxBodyBytes });
  router.all('/ocpcapi/api/uploadConvertData', raw, (request, response) => receive(state, request, response));
  router.use(createReceiptRoutes(state.book, '百度营销'));
  return router;
}

function receive(state: PlatformState, request: Request, response: Response): Promise<void> {
  const door = {
    eventsIn: eventsOfConversions,
    judge: () => judgeConversions(state, request),
    refusalOf: (code: number) => answerOf(0, [{ code, message: 'planned to fail', index: null }]),
  };
  return receiveCall(state, door, request, response);
}
