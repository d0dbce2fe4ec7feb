import { layerOf, layers, PageValues, type ParameterName } from '@loudou/shared/page-config';
import { z } from 'zod';
import { metrics } from '../metric/metrics';
import { variesPrice } from './price-parameters.rules';

const metricNames = metrics.map(({ name }) => name);
const metric = z.enum(metricNames);
const bps = z.number().int().min(0).max(10_000);

/** Every experiment has this arm: the page as everybody sees it. */
export const controlKey = 'a';
const maxVariants = 4;

const Variant = z.strictObject({
  key: z.enum(['a', 'b', 'c', 'd']),
  name: z.string().trim().min(1).max(20),
  weightBps: z.number().int().min(100).max(10_000),
  values: PageValues,
});

const Audience = z.strictObject({
  hosts: z
    .array(z.enum(['weapp', 'tt', 'h5']))
    .min(1)
    .max(3),
  /** Null is everybody; '' stands for whoever came by themselves. */
  adPlatforms: z
    .array(z.enum(['', 'ocean_engine', 'tencent_ads', 'kuaishou', 'baidu']))
    .min(1)
    .max(5)
    .nullable(),
  /** Only whoever has never registered when they are first met. */
  newcomersOnly: z.boolean(),
});

const Guardrail = z.strictObject({
  metric,
  /** In the metric's own unit, against its better side: what is lost beyond it is harm. */
  margin: z.number().min(0).max(1_000_000_000),
});

/** What is planned: all of it is frozen when the experiment starts, and an edit afterwards is a new phase. */
export const Definition = z
  .strictObject({
    name: z.string().trim().min(2).max(40),
    hypothesis: z.string().trim().max(400),
    layer: z.enum(layers),
    /** `host`: the account at the host, drawn before sign-in and kept after; `person`: only whoever has signed in. */
    unit: z.enum(['host', 'person']),
    audience: Audience,
    /** The part of the layer's buckets that is this experiment's own; two that overlap cannot run at once. */
    slot: z.strictObject({ fromBps: bps, toBps: bps }),
    /** Of its slot, how many are let in at the start. */
    shareBps: z.number().int().min(1).max(10_000),
    variants: z.array(Variant).min(2).max(maxVariants),
    primary: z.strictObject({
      metric,
      /** The smallest difference that is worth having, in the metric's unit. */
      smallestEffect: z.number().positive().max(1_000_000_000),
    }),
    guardrails: z.array(Guardrail).max(8),
    /** Planned looks, evenly spread over the planned units. */
    looks: z.number().int().min(1).max(60),
    alphaBps: z.number().int().min(10).max(2_000),
    powerBps: z.number().int().min(5_000).max(9_900),
    plannedDays: z.number().int().min(1).max(180),
    /** Both arms together. */
    plannedUnits: z.number().int().min(100).max(100_000_000),
    /** Whether price, limit or disclosure changes: then it takes the compliance role. What shows it by itself need not be told. */
    changesPrice: z.boolean(),
  })
  .superRefine(({ variants, layer, slot, guardrails }, context) => {
    const problem = (path: (string | number)[], message: string) =>
      context.addIssue({ code: 'custom', path, message });
    if (slot.fromBps >= slot.toBps) problem(['slot'], 'slot_is_empty');
    if (variants[0]?.key !== controlKey) problem(['variants', 0, 'key'], 'control_comes_first');
    if (new Set(variants.map(({ key }) => key)).size < variants.length) problem(['variants'], 'keys_repeat');
    if (variants.reduce((sum, { weightBps }) => sum + weightBps, 0) !== 10_000)
      problem(['variants'], 'weights_are_not_whole');
    if (new Set(guardrails.map(({ metric }) => metric)).size < guardrails.length)
      problem(['guardrails'], 'guardrails_repeat');
    variants.forEach(({ values }, place) => {
      for (const name of Object.keys(values) as ParameterName[])
        if (layerOf(name) !== layer)
          problem(['variants', place, 'values', name], 'parameter_of_another_layer');
    });
  })
  .transform((plan) => ({ ...plan, changesPrice: plan.changesPrice || variesPrice(plan.variants) }));
export type Definition = z.infer<typeof Definition>;
export type VariantKey = Definition['variants'][number]['key'];
