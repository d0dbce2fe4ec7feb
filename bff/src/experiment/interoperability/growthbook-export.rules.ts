import type { FeatureDefinition, FeatureDefinitions } from '@growthbook/growthbook';
import { defaultPageConfig, type PageConfig, type ParameterName } from '@loudou/shared/page-config';
import { compileFeatures } from '../assignment/compile.rules';
import type { AtWork } from '../assignment/running.store';
import { valuesOf, variedParameters } from '../definition/variant-values.rules';

/**
 * What is at work as features of GrowthBook. A value is the page's parameters by name, and the key of a variation is
 * our variant's: whoever evaluates it with `host_unit`, `person_unit`, `host`, `ad_platform` and `is_newcomer` draws as
 * we do. What a unit was given before is not in it: only our own table knows that.
 */
export function exportFeatures(atWork: AtWork): FeatureDefinitions {
  const compiled = compileFeatures(atWork);
  const rulesOf = (key: string) => compiled[key]?.rules ?? [];
  const phases = atWork.phases.map(({ key, definition }): [string, FeatureDefinition] => [
    key,
    {
      defaultValue: defaultsOf(variedParameters(definition)),
      rules: rulesOf(key).map((rule) => ({
        ...rule,
        name: definition.name,
        variations: definition.variants.map((variant) => valuesOf(definition, variant.key)),
        meta: definition.variants.map(({ key: variant, name }) => ({ key: variant, name })),
      })),
    },
  ]);
  const rollouts = atWork.rollouts.map(({ key, values }): [string, FeatureDefinition] => [
    key,
    {
      defaultValue: defaultsOf(Object.keys(values) as ParameterName[]),
      rules: rulesOf(key).map((rule) => ({ ...rule, force: values })),
    },
  ]);
  return Object.fromEntries([...phases, ...rollouts]);
}

const defaultsOf = (names: readonly ParameterName[]): Partial<PageConfig> =>
  Object.fromEntries(names.map((name) => [name, defaultPageConfig[name]]));
