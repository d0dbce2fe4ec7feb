import type { Happening } from './lived';

export interface Condition {
  property: string;
  operator: 'is' | 'is_not' | 'at_least' | 'at_most' | 'exists';
  values: (string | number | boolean)[];
}

/** An event as reports let it be chosen. */
export interface Choice {
  name: string;
  page?: string;
  where?: Condition[];
}

export const isChosen = (happening: Happening, { name, page, where = [] }: Choice): boolean =>
  happening.name === name &&
  (page === undefined || happening.page === page) &&
  where.every((condition) => holds(happening, condition));

function holds({ properties }: Happening, { property, operator, values }: Condition): boolean {
  const value = properties[property];
  switch (operator) {
    case 'exists':
      return value !== undefined;
    case 'is':
      return value !== undefined && values.some((each) => String(each) === String(value));
    case 'is_not':
      return value === undefined || values.every((each) => String(each) !== String(value));
    case 'at_least':
      return typeof value === 'number' && value >= Number(values[0]);
    case 'at_most':
      return typeof value === 'number' && value <= Number(values[0]);
  }
}
