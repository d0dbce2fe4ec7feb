import type { Purpose } from '@loudou/shared/consent';
import type { LoanTerms, RateBps } from '@loudou/shared/money';

export const hosts = ['weapp', 'tt', 'h5'] as const;
export type Host = (typeof hosts)[number];

/** In the order in which a person meets them; `withdrawal` lies beside the way. */
export const screenNames = [
  'landing',
  'rates',
  'consent',
  'phone',
  'phone_code',
  'identity',
  'face',
  'bank_card',
  'card_code',
  'bureau',
  'result',
  'withdrawal',
] as const;
export type ScreenName = (typeof screenNames)[number];

/** What is asked for by name; what a step may not ask for has no place on the list of what is necessary. */
export type FieldName = string;

/** A loan that a rate on the page stands for: what was promised, and everything that is paid for it. */
export interface ShownLoan {
  terms: LoanTerms;
  /** What this rate says of exactly this loan. */
  shownBps: RateBps;
}

/**
 * - `rate`: a yearly rate, whose method stands in `label`;
 * - `amount`: how much can be borrowed;
 * - `example`: a sentence that tells one loan;
 * - `counter`: a number of people or places that is said to move; `countdown`: a time that runs out.
 */
export type BlockKind =
  | 'words'
  | 'amount'
  | 'rate'
  | 'figure'
  | 'example'
  | 'button'
  | 'link'
  | 'tick'
  | 'field'
  | 'counter'
  | 'countdown'
  | 'fee';

/** What a tap on it means, where the rules ask for it. */
export type Deed = 'accept' | 'decline' | 'go_on' | 'withdraw' | 'look';

/** Colours as `#rrggbb`, one of each theme. */
export interface Paint {
  light: { ink: string; ground: string };
  dark: { ink: string; ground: string };
}

export interface Block {
  /** Stable in a rendering: `landing.rate`. */
  id: string;
  screen: ScreenName;
  kind: BlockKind;
  text: string;
  /** The words that stand beside a figure or above a field. */
  label?: string;
  sizePx: number;
  weight: 400 | 600;
  paint: Paint;
  /** From the top of what the host leaves to the page; of a bar that stays in sight, from there as well. */
  topPx: number;
  heightPx: number;
  widthPx: number;
  /** Does not move when the page is scrolled. */
  fixed?: boolean;
  /** Null for what cannot be tapped. */
  deed: Deed | null;
  /** A tick: what it is given for, and whether the page sets it by itself. */
  tick?: { purposes: readonly string[]; ticked: boolean };
  /** A field: its name, whether the way goes on without it, and the consent that it is given under. */
  field?: { name: FieldName; required: boolean; purpose: Purpose | null };
  /** The loans that a rate or an example stands for. */
  loans?: readonly ShownLoan[];
  /** A sum that is asked for besides the interest: what it is called, and whether it comes with the loan unasked. */
  fee?: { fen: number; name: string; bundled: boolean };
  /** Cut off by its own width or lines, where a page does that. */
  clipped?: boolean;
}

export interface Screen {
  name: ScreenName;
  widthPx: number;
  /** Where the first screen ends: below the host's own bars and above the bar at the bottom. */
  foldPx: number;
  heightPx: number;
}

/** What one variant shows on one host in one size of letters. */
export interface Rendered {
  variant: string;
  host: Host;
  largeText: boolean;
  screens: readonly Screen[];
  blocks: readonly Block[];
  /** Taps from the first page to a withdrawn agreement. */
  withdrawalTaps: number;
}
