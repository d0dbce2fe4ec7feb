import { defaultPageConfig, type PageConfig, type ParameterName } from '@loudou/shared/page-config';
import type { Definition, VariantKey } from './definition';

/** Every parameter that any arm sets, so that the control is watched as the others are. */
export const variedParameters = ({ variants }: Pick<Definition, 'variants'>): ParameterName[] => [
  ...new Set(variants.flatMap(({ values }) => Object.keys(values) as ParameterName[])),
];

/** What an arm shows of everything that is varied: its own value, or the page's default. */
export function valuesOf(
  definition: Pick<Definition, 'variants'>,
  variant: VariantKey,
): Partial<PageConfig> | null {
  const arm = definition.variants.find(({ key }) => key === variant);
  if (!arm) return null;
  const values = { ...defaultPageConfig, ...arm.values };
  return Object.fromEntries(variedParameters(definition).map((name) => [name, values[name]]));
}
