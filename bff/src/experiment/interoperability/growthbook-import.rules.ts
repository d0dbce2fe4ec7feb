import { isDeepStrictEqual } from 'node:util';
import {
  defaultPageConfig,
  type Layer,
  layerOf,
  PageValues,
  type ParameterName,
} from '@loudou/shared/page-config';
import { z } from 'zod';
import { hashVersion } from '../assignment/compile.rules';
import { AppError } from '../../platform/errors';
import type { HeldBack } from '../assignment/running.store';
import { controlKey, Definition, type VariantKey } from '../definition/definition';
import { refused } from '../definition/experiment.refusals';
import { draftFrom } from '../definition/templates';

/** Drafts of one payload; a larger one is taken in parts. */
export const maxImportedFeatures = 50;

/** Characters of a payload as JSON; fifty features of four arms take about half of it. */
export const maxPayloadCharacters = 200_000;
/** No payload is as deep; one of brackets alone would be more than the stack holds. */
const maxDepth = 24;
/** Characters of a feature's name: it stands in the audit. */
const maxNameCharacters = 120;
const variantKeys: readonly VariantKey[] = ['a', 'b', 'c', 'd'];

export interface ImportedDraft {
  feature: string;
  definition: Definition;
}

/** Why a payload is not taken: which feature, and the path of what there is no place for. */
const cannot = (feature: string, part: string) => refused('cannot_be_imported', { feature, part });

const anything = z.record(z.string(), z.unknown());
type Anything = z.infer<typeof anything>;

/**
 * Drafts of a GrowthBook payload. A draft stands for exactly what the rule says, or the payload is refused by the name
 * of the part that cannot be said here; only the draw itself is made anew, because every phase has a seed of its own.
 * What GrowthBook does not know, such as the metric and the size, is as in a blank draft.
 */
export function draftsOf(payload: unknown, holdouts: readonly HeldBack[]): ImportedDraft[] {
  return namedFeatures(payload).map(([feature, definition]) => ({
    feature,
    definition: draftOf(feature, definition, holdouts),
  }));
}

/** A feature by itself: the draft that it would become, or the part that has no place in one. */
export interface TriedFeature {
  feature: string;
  draft: Definition | null;
  /** Null where it becomes a draft. */
  part: string | null;
}

/** As `draftsOf`, but each feature answers for itself; what is wrong with the payload as a whole is thrown alike. */
export function triedFeatures(payload: unknown, holdouts: readonly HeldBack[]): TriedFeature[] {
  return namedFeatures(payload).map(([feature, definition]) => {
    try {
      return { feature, draft: draftOf(feature, definition, holdouts), part: null };
    } catch (error) {
      if (!(error instanceof AppError) || error.details?.['feature'] !== feature) throw error;
      return { feature, draft: null, part: String(error.details['part']) };
    }
  });
}

function namedFeatures(payload: unknown): [string, unknown][] {
  const given = anything.safeParse(payload);
  const features = anything.safeParse(given.data?.features);
  if (!given.success || !features.success) throw cannot('', 'features');
  for (const [name, part] of Object.entries(given.data))
    if (!['features', 'status', 'dateUpdated'].includes(name) && !isEmpty(part)) throw cannot('', name);
  const named = Object.entries(features.data);
  if (named.length === 0) throw cannot('', 'features');
  if (named.length > maxImportedFeatures) throw refused('too_many_features', { limit: maxImportedFeatures });
  const tooLong = named.find(([feature]) => feature.length > maxNameCharacters);
  if (tooLong) throw cannot(tooLong[0].slice(0, maxNameCharacters), 'name');
  return named;
}

/** Before anything else is done with what a stranger wrote. `__proto__` as a part would be left out unseen. */
export function requireBounded(payload: unknown): void {
  const waiting: { part: unknown; depth: number }[] = [{ part: payload, depth: 0 }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { part, depth } = next;
    if (typeof part !== 'object' || part === null) continue;
    if (depth >= maxDepth) throw refused('payload_too_large', { limit: maxDepth });
    if (Object.hasOwn(part, '__proto__')) throw cannot('', '__proto__');
    for (const below of Object.values(part)) waiting.push({ part: below, depth: depth + 1 });
  }
  if (JSON.stringify(payload ?? null).length > maxPayloadCharacters)
    throw refused('payload_too_large', { limit: maxPayloadCharacters });
}

const isEmpty = (part: unknown): boolean =>
  part === null || part === undefined || (typeof part === 'object' && Object.keys(part).length === 0);

const Feature = z.strictObject({ defaultValue: z.unknown(), rules: z.array(anything).length(1) });

const Rule = z.strictObject({
  id: z.string().optional(),
  key: z.string().optional(),
  name: z.string().optional(),
  phase: z.string().optional(),
  seed: z.string().optional(),
  // Left out it would be the first version, whose layers are not independent of each other.
  hashVersion: z.literal(hashVersion),
  hashAttribute: z.enum(['host_unit', 'person_unit']),
  condition: anything.default({}),
  filters: z.array(anything).max(2).default([]),
  coverage: z.number().default(1),
  variations: z.array(anything).min(2).max(4),
  weights: z.array(z.number()).optional(),
  meta: z.array(z.strictObject({ key: z.string().optional(), name: z.string().optional() })).optional(),
});
type Rule = z.infer<typeof Rule>;

function draftOf(feature: string, given: unknown, holdouts: readonly HeldBack[]): Definition {
  const { defaultValue, rules } = read(feature, '', Feature, given);
  const rule = read(feature, 'rules.0', Rule, rules[0]);
  const values = rule.variations.map((variation, place) => valuesOf(feature, variation, place));
  const names = [...new Set(values.flatMap((one) => Object.keys(one)))] as ParameterName[];
  if (names.length === 0) throw cannot(feature, 'rules.0.variations');
  requireDefault(feature, defaultValue);
  const layer = layerOf(names[0]!);
  const weights = rule.weights ?? rule.variations.map(() => 1 / rule.variations.length);
  if (weights.length !== values.length) throw cannot(feature, 'rules.0.weights');
  if (rule.meta && rule.meta.length !== values.length) throw cannot(feature, 'rules.0.meta');
  const keys = keysOf(rule);
  return read(feature, 'draft', Definition, {
    ...draftFrom(null),
    name: rule.name ?? feature,
    layer,
    unit: rule.hashAttribute === 'person_unit' ? 'person' : 'host',
    audience: audienceOf(feature, rule.condition),
    slot: slotOf(feature, rule, layer, holdouts),
    shareBps: bpsOf(feature, 'rules.0.coverage', rule.coverage),
    variants: values.map((one, place) => ({
      key: keys[place],
      name: rule.meta?.[place]?.name ?? rule.meta?.[place]?.key ?? String(place),
      weightBps: bpsOf(feature, 'rules.0.weights', weights[place]!),
      values: one,
    })),
  });
}

interface Reader<Shape> {
  safeParse(given: unknown): { success: true; data: Shape } | { success: false; error: z.core.$ZodError };
}

/** Ours, where the payload bears them; elsewhere variations are numbered, or named by words of their own. */
function keysOf({ variations, meta = [] }: Rule): readonly (string | undefined)[] {
  const told = meta.map(({ key }) => key);
  const isOurs =
    told[0] === controlKey &&
    new Set(told).size === told.length &&
    told.every((key) => variantKeys.includes(key as VariantKey));
  return isOurs ? told : variantKeys.slice(0, variations.length);
}

function read<Shape>(feature: string, at: string, schema: Reader<Shape>, given: unknown): Shape {
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  const { issues } = result.error;
  // A part that is not known says more than another one that is missing for it.
  const issue = issues.find(({ code }) => code === 'unrecognized_keys') ?? issues[0];
  const unknownName = issue?.code === 'unrecognized_keys' ? [issue.keys[0]!] : [];
  throw cannot(feature, [...(at === '' ? [] : [at]), ...(issue?.path ?? []), ...unknownName].join('.'));
}

function valuesOf(feature: string, variation: Anything, place: number) {
  const at = `rules.0.variations.${place}`;
  const values = read(feature, at, PageValues, variation);
  // What would be shown differently, be it by a space, is another text.
  if (!isDeepStrictEqual(values, variation)) throw cannot(feature, at);
  return values;
}

/** Whoever is in no experiment sees the page as it is: a feature that says otherwise has no place here. */
function requireDefault(feature: string, defaultValue: unknown): void {
  if (defaultValue === null || defaultValue === undefined) return;
  const defaults = anything.safeParse(defaultValue);
  const isOurs = Object.entries(defaults.data ?? {}).every(
    ([name, value]) =>
      Object.hasOwn(defaultPageConfig, name) &&
      isDeepStrictEqual(value, defaultPageConfig[name as ParameterName]),
  );
  if (!defaults.success || !isOurs) throw cannot(feature, 'defaultValue');
}

const OneOf = z.strictObject({ $in: z.array(z.string()).min(1) });

function audienceOf(feature: string, condition: Anything): unknown {
  const { host, ad_platform: adPlatform, is_newcomer: isNewcomer, ...others } = condition;
  const at = 'rules.0.condition';
  const listOf = (name: string, part: unknown): string[] =>
    typeof part === 'string' ? [part] : read(feature, `${at}.${name}`, OneOf, part).$in;
  const [other] = Object.keys(others);
  if (other !== undefined) throw cannot(feature, `${at}.${other}`);
  if (isNewcomer !== undefined && isNewcomer !== true) throw cannot(feature, `${at}.is_newcomer`);
  return {
    hosts: host === undefined ? ['weapp', 'tt', 'h5'] : listOf('host', host),
    adPlatforms: adPlatform === undefined ? null : listOf('ad_platform', adPlatform),
    newcomersOnly: isNewcomer === true,
  };
}

const FilterOfOurs = z.strictObject({
  seed: z.string(),
  ranges: z.array(z.tuple([z.number(), z.number()])).length(1),
  hashVersion: z.literal(hashVersion).optional(),
  attribute: z.string(),
});

/** A layer's slot, and whom the layer holds back anyway; buckets of another draw have no place here. */
function slotOf(
  feature: string,
  rule: Rule,
  layer: Layer,
  holdouts: readonly HeldBack[],
): Definition['slot'] {
  let slot = { fromBps: 0, toBps: 10_000 };
  rule.filters.forEach((given, place) => {
    const at = `rules.0.filters.${place}`;
    const { seed, ranges, attribute } = read(feature, at, FilterOfOurs, given);
    if (attribute !== rule.hashAttribute) throw cannot(feature, `${at}.attribute`);
    const [from, to] = ranges[0]!.map((edge) => bpsOf(feature, `${at}.ranges`, edge)) as [number, number];
    const held = holdouts.find((holdout) => holdout.layer === layer && holdout.seed === seed);
    if (seed === `layer:${layer}`) slot = { fromBps: from, toBps: to };
    else if (!held || from !== held.shareBps || to !== 10_000) throw cannot(feature, at);
  });
  return slot;
}

/** Shares are whole basis points; a third has no place here. */
function bpsOf(feature: string, at: string, share: number): number {
  const bps = Math.round(share * 10_000);
  if (Math.abs(bps / 10_000 - share) > 1e-9) throw cannot(feature, at);
  return bps;
}
