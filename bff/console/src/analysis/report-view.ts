import { type Comparison, comparisons } from './compare';
import { type Dimension, dimensions } from './dimensions';
import { type DaysChoice, readDays, writeDays } from './report-days';

/** One dimension against values; a person fits when theirs is one of them. '' stands for "not said". */
export interface Condition {
  dimension: Dimension;
  values: string[];
}

/** What every report is asked with; all of it stands in the address. */
export interface ReportView {
  days: DaysChoice;
  compare: Comparison;
  by: Dimension | null;
  conditions: Condition[];
  /** Bots, staff, previews and tests stand in the figures. */
  withMarked: boolean;
}

/** The bounds of the questions themselves. */
export const MAX_CONDITIONS = 8;
export const MAX_VALUES = 50;
export const MAX_VALUE_LENGTH = 256;

export const plainView: ReportView = {
  days: 'last28',
  compare: 'none',
  by: null,
  conditions: [],
  withMarked: false,
};

/** The part of the address that belongs to one page; its keys are not those of a report. */
export interface OwnPart<Own> {
  /** Whatever stands in the address, a value comes out. */
  read(parameters: URLSearchParams): Own;
  /** Adds what differs from the default. */
  write(own: Own, parameters: URLSearchParams): void;
}

/** Whatever stands in the address, a view comes out: a broken part falls back to its default. */
export function readReport(parameters: URLSearchParams, standard: ReportView = plainView): ReportView {
  return {
    days: readDays(parameters.get('days') ?? '') ?? standard.days,
    compare: comparisons.find((each) => each === parameters.get('vs')) ?? standard.compare,
    by: readBreakdown(parameters.get('by'), standard.by),
    conditions: readConditions(parameters),
    withMarked: parameters.get('marked') === '1',
  };
}

const NO_BREAKDOWN = 'none';

const readBreakdown = (text: string | null, standard: Dimension | null): Dimension | null =>
  text === NO_BREAKDOWN ? null : (dimensions.find((each) => each === text) ?? standard);

/** `?adPlatform=ocean_engine&adPlatform=tencent_ads`: a dimension is its own key, a value needs no escaping of ours. */
function readConditions(parameters: URLSearchParams): Condition[] {
  const byDimension = new Map<Dimension, Set<string>>();
  for (const [key, value] of parameters) {
    const dimension = dimensions.find((each) => each === key);
    if (!dimension || value.length > MAX_VALUE_LENGTH) continue;
    const values = byDimension.get(dimension) ?? new Set<string>();
    if (values.size < MAX_VALUES) values.add(value);
    if (byDimension.size < MAX_CONDITIONS || byDimension.has(dimension)) byDimension.set(dimension, values);
  }
  return [...byDimension].map(([dimension, values]) => ({ dimension, values: [...values] }));
}

/** Defaults are left out, so that the plain address goes on meaning "the last 28 days". */
export function writeReport(view: ReportView, standard: ReportView = plainView): URLSearchParams {
  const parameters = new URLSearchParams();
  const days = writeDays(view.days);
  if (days !== writeDays(standard.days)) parameters.set('days', days);
  if (view.compare !== standard.compare) parameters.set('vs', view.compare);
  if (view.by !== standard.by) parameters.set('by', view.by ?? NO_BREAKDOWN);
  for (const { dimension, values } of view.conditions)
    for (const value of values) parameters.append(dimension, value);
  if (view.withMarked) parameters.set('marked', '1');
  return parameters;
}
