import type { Fen, RateBps } from '../money';

/**
 * What of a page may be chosen without a release. A page reads a parameter by its name and never knows an experiment;
 * a parameter belongs to one layer, and a person is in at most one experiment of a layer.
 */
export interface PageConfig {
  /** Which card stands first. */
  'landing.opening': 'price' | 'calculator';
  /** The page's own title; a full-width comma is where the line may break. */
  'landing.title': string;
  /** One line below the title; empty is none. */
  'landing.note': string;
  /** The button of somebody who has not begun. */
  'landing.startText': string;
  /** How large the yearly rate stands beside the amount: the gate lets only `equal` through. */
  'landing.rateSize': 'equal' | 'small';
  /** A loan told to its last fen; null shows none. */
  'landing.example': ExampleLoan | null;
  /** The line above the purposes, which stay one tick each and unticked whatever it says. */
  'consent.intro': string;
  /** How the way is counted: the step that this is, or the steps that are left. */
  'application.progress': 'steps' | 'left';
  /** One line below the title of each step; empty is none. */
  'application.note': string;
  /** How much stands below an approval. */
  'result.explanation': 'short' | 'full';
  'result.nextText': string;
}

/** The figures that a page shows of one loan. The yearly rate shown is what the gate works out anew. */
export interface ExampleLoan {
  amountFen: Fen;
  months: number;
  /** The contract's own rate. */
  annualRateBps: RateBps;
  upfrontFeeFen: Fen;
  monthlyFeeFen: Fen;
  /** As the page says it: all costs included, simple. */
  shownAnnualRateBps: RateBps;
}

export type ParameterName = keyof PageConfig;

export const layers = ['landing', 'consent', 'application', 'result'] as const;
export type Layer = (typeof layers)[number];

/** What everybody sees who is in no experiment, and whom no answer reached in time. */
export const defaultPageConfig: PageConfig = {
  'landing.opening': 'price',
  'landing.title': '借多少、花多少，先算清楚',
  'landing.note': '',
  'landing.startText': '开始申请',
  'landing.rateSize': 'equal',
  'landing.example': null,
  'consent.intro': '每项只有一个用途，我们没有替你勾选。',
  'application.progress': 'steps',
  'application.note': '',
  'result.explanation': 'full',
  'result.nextText': '看方案',
};

export const layerOf = (parameter: ParameterName): Layer =>
  parameter.slice(0, parameter.indexOf('.')) as Layer;

/**
 * What the BFF answers at the opening of a session. The values name every parameter that the experiment varies, for the
 * control as well: so the phone knows what to watch for without knowing the experiment.
 */
export interface GivenVariant {
  layer: Layer;
  experiment: string;
  variant: string;
  /** The stored assignment; an exposure names it, so that it counts for the unit that was drawn. */
  assignment: string;
  reason: 'split' | 'preview' | 'rollout';
  values: Partial<PageConfig>;
}

/**
 * What the BFF answers beside the variants: how a preview asks to be drawn, or that the link which was opened is over or
 * was made for another host. Null for whoever opened no preview.
 */
export type ShownPreview = { largeText: boolean; dark: boolean } | 'ended' | null;
