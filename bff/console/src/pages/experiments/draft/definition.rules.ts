import { type ParameterName, parameterSchemas } from '@loudou/shared/page-config';
import type { Definition, Layer, VariantKey } from '../experiment-types';

/** Where something is wrong, so that the words stand at its place: `variants.b.values.landing.title`. */
export type Problem =
  | 'name_length'
  | 'smallest_effect'
  | 'guardrails_repeat'
  | 'slot_empty'
  | 'hosts_empty'
  | 'platforms_empty'
  | 'planned_units'
  | 'planned_days'
  | 'weights'
  | 'variant_name'
  | 'value'
  | 'nothing_varies';

export interface Found {
  tab: 'plan' | 'pages';
  place: string;
  problem: Problem;
}

const wholeBps = 10_000;
const bounds = { name: [2, 40], variantName: [1, 20], units: [100, 100_000_000], days: [1, 180] } as const;

const isWithin = (value: number, [least, most]: readonly [number, number]) => value >= least && value <= most;

/** What the service would refuse, said before it is asked. */
export function problemsOf(definition: Definition): Found[] {
  return [...planProblems(definition), ...pageProblems(definition)];
}

function planProblems(definition: Definition): Found[] {
  const { name, primary, guardrails, slot, audience, plannedUnits, plannedDays } = definition;
  const found: Found[] = [];
  const see = (isWrong: boolean, place: string, problem: Problem) => {
    if (isWrong) found.push({ tab: 'plan', place, problem });
  };
  see(!isWithin(name.trim().length, bounds.name), 'name', 'name_length');
  see(!(primary.smallestEffect > 0), 'primary.smallestEffect', 'smallest_effect');
  see(
    new Set(guardrails.map(({ metric }) => metric)).size < guardrails.length,
    'guardrails',
    'guardrails_repeat',
  );
  see(slot.fromBps >= slot.toBps, 'slot', 'slot_empty');
  see(audience.hosts.length === 0, 'audience.hosts', 'hosts_empty');
  see(audience.adPlatforms?.length === 0, 'audience.adPlatforms', 'platforms_empty');
  see(!isWithin(plannedUnits, bounds.units), 'plannedUnits', 'planned_units');
  see(!isWithin(plannedDays, bounds.days), 'plannedDays', 'planned_days');
  return found;
}

function pageProblems({ variants }: Definition): Found[] {
  const found: Found[] = [];
  const see = (isWrong: boolean, place: string, problem: Problem) => {
    if (isWrong) found.push({ tab: 'pages', place, problem });
  };
  see(variants.reduce((sum, { weightBps }) => sum + weightBps, 0) !== wholeBps, 'weights', 'weights');
  see(
    variants.every(({ values }) => Object.keys(values).length === 0),
    'values',
    'nothing_varies',
  );
  for (const { key, name, values } of variants) {
    see(!isWithin(name.trim().length, bounds.variantName), `${key}.name`, 'variant_name');
    for (const parameter of Object.keys(values) as ParameterName[])
      see(!parameterSchemas[parameter].safeParse(values[parameter]).success, `${key}.${parameter}`, 'value');
  }
  return found;
}

const letters: readonly VariantKey[] = ['a', 'b', 'c', 'd'];

/** Equal parts that are whole together; the first takes what does not divide. */
function equally(variants: Definition['variants']): Definition['variants'] {
  const each = Math.floor(wholeBps / variants.length);
  return variants.map((variant, place) => ({
    ...variant,
    weightBps: place === 0 ? wholeBps - each * (variants.length - 1) : each,
  }));
}

/** Another arm, which begins as the control; null when there are as many as there may be. */
export function withVariant(definition: Definition, name: string): Definition | null {
  const key = letters.find((letter) => definition.variants.every((variant) => variant.key !== letter));
  const [control] = definition.variants;
  if (!key || !control) return null;
  const added = { key, name, weightBps: 0, values: { ...control.values } };
  return { ...definition, variants: equally([...definition.variants, added]) };
}

export function withoutVariant(definition: Definition, key: VariantKey): Definition {
  return { ...definition, variants: equally(definition.variants.filter((variant) => variant.key !== key)) };
}

/** A parameter belongs to one layer: on another one nothing of what was varied is left. */
export function onLayer(definition: Definition, layer: Layer): Definition {
  if (layer === definition.layer) return definition;
  return {
    ...definition,
    layer,
    variants: definition.variants.map((variant) => ({ ...variant, values: {} })),
  };
}

/** Every parameter that an arm sets, in the order of the list. */
export function variedOf({ variants }: Definition, order: readonly ParameterName[]): ParameterName[] {
  const set = new Set(variants.flatMap(({ values }) => Object.keys(values)));
  return order.filter((name) => set.has(name));
}
