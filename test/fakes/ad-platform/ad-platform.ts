import { randomBytes } from 'node:crypto';
import express, { type Request, type RequestHandler, type Router } from 'express';
import type { PlatformAnswer } from './answer-as';
import { type Conversion, ConversionBook } from './conversion-book';
import { appendJournal, readJournal } from './journal-file';
import { type MintedClick, MintedClicks } from './minted-clicks';
import type { Behaviour } from './misbehaviour';
import { conversionsPage } from './page';
import { addPageRoute } from './page.routes';
import { receive, type ReceiverState } from './receive';
import { reportRow } from './report';
import { addReportRoutes } from './report.routes';

/** What every stand-in of an ad platform is given. */
export interface AdPlatformOptions {
  clock: { now(): Date };
  /** The account that clicks belong to unless another is named. */
  accountId?: string;
  /** Takes click ids that were not minted here, for links made elsewhere; their age is then not known. */
  acceptAnyClick?: boolean;
  /** How old a click may be. */
  clickDays?: number;
  /** How far the sender's clock may run ahead. */
  toleranceMs?: number;
  /** Where clicks and conversions are kept, so that they are there again after a restart. */
  file?: string;
  maxConversions?: number;
  random?: (bytes: number) => Buffer;
}

export interface MintOptions {
  /** When it was clicked; now, unless said otherwise. */
  at?: Date;
  accountId?: string;
}

export interface AdPlatform {
  router: Router;
  /** What was counted, and the conversions that are in effect. */
  book: ConversionBook;
  /** A click id as the platform's links carry it, known to this stand-in. */
  mintClick(options?: MintOptions): string;
  behave(behaviour: Behaviour): void;
}

export interface PlatformParts {
  name: string;
  title: string;
  /** Where conversions come in; whatever else is asked for is neither judged nor counted. */
  apiPath: `/${string}/`;
  /** Turns random bytes into a click id of the platform's form. */
  writeClick(random: (bytes: number) => Buffer): string;
  /** Counted in no book yet: a refusal, or the conversion with the account that its click belongs to. */
  check(
    request: Request,
    ground: CheckGround,
  ): { refusal: PlatformAnswer; reason: string } | { conversion: Conversion };
  accepted: PlatformAnswer;
  errorBody(code: number, message: string): unknown;
}

export interface CheckGround {
  now: Date;
  clickDays: number;
  toleranceMs: number;
  /** Null: not known here and not to be taken. */
  findClick(clickId: string): { accountId: string; click: MintedClick | undefined } | null;
}

export const usualClickDays = 21;
const usualToleranceMs = 300_000;
const maxBodyBytes = 1_000_000;

/** The parts that all stand-ins share: clicks, counting, faults, reports. What a platform takes is its own. */
export function createAdPlatform(options: AdPlatformOptions, parts: PlatformParts): AdPlatform {
  const book = new ConversionBook(options.maxConversions);
  const clicks = new MintedClicks();
  if (options.file) replay(options.file, book, clicks);
  const state: ReceiverState = {
    book,
    behaviour: { kind: 'none' },
    calls: 0,
    judge: (request) => judge(request, { options, parts, book, clicks }),
    errorBody: parts.errorBody,
  };
  const router = express.Router();
  const { name: platform, title } = parts;
  addReportRoutes(router, {
    platform,
    rowsOf: (day) => book.inEffect(day).map((conversion) => reportRow(platform, conversion)),
    countsOf: (day) => book.byEventAndDay(day),
  });
  addPageRoute(router, (nonce, { baseUrl: base }) => conversionsPage({ title, platform, base, nonce, book }));
  router.use(onlyUnder(parts.apiPath), express.raw({ type: () => true, limit: maxBodyBytes }));
  router.use(onlyUnder(parts.apiPath), (request, response) => receive(state, request, response));
  return {
    router,
    book,
    behave: (behaviour) => void (state.behaviour = behaviour),
    mintClick: (mint = {}) => mintClick(mint, { options, parts, book, clicks }),
  };
}

function onlyUnder(apiPath: string): RequestHandler {
  return (request, _response, next) => (request.path.startsWith(apiPath) ? next() : next('router'));
}

interface Ground {
  options: AdPlatformOptions;
  parts: PlatformParts;
  book: ConversionBook;
  clicks: MintedClicks;
}

const accountOf = ({ accountId = '1700000000000001' }: AdPlatformOptions) => accountId;

function mintClick(mint: MintOptions, { options, parts, clicks }: Ground): string {
  const click = {
    clickId: parts.writeClick(options.random ?? randomBytes),
    accountId: mint.accountId ?? accountOf(options),
    atMs: (mint.at ?? options.clock.now()).getTime(),
  };
  clicks.keep(click);
  if (options.file) appendJournal(options.file, { kind: 'click', click } satisfies JournalEntry);
  return click.clickId;
}

function judge(request: Request, { options, parts, book, clicks }: Ground): PlatformAnswer {
  const now = options.clock.now();
  const checked = parts.check(request, {
    now,
    clickDays: options.clickDays ?? usualClickDays,
    toleranceMs: options.toleranceMs ?? usualToleranceMs,
    findClick: (clickId) => {
      const click = clicks.find(clickId);
      if (!click && !options.acceptAnyClick) return null;
      return { accountId: click?.accountId ?? accountOf(options), click };
    },
  });
  if ('refusal' in checked) {
    book.refuse(checked.reason, now);
    return checked.refusal;
  }
  const { conversion } = checked;
  // A platform does not say whether it had counted a conversion before.
  if (book.take(conversion) === 'in_effect' && options.file) {
    appendJournal(options.file, { kind: 'conversion', conversion } satisfies JournalEntry);
  }
  return parts.accepted;
}

type JournalEntry = { kind: 'click'; click: MintedClick } | { kind: 'conversion'; conversion: Conversion };

function replay(file: string, book: ConversionBook, clicks: MintedClicks): void {
  for (const entry of readJournal<JournalEntry>(file)) {
    if (entry.kind === 'click') clicks.keep(entry.click);
    else book.take(entry.conversion);
  }
}
