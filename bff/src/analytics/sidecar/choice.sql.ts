import { AppError } from '../../platform/errors';
import type { EventChoice } from '../report/event-choice';
import type { BoundValues } from './bound-values';
import { eventNames, numberProperties, textProperties } from './layout';

/** The number of a name of the catalogue. Error: `invalid_input` for a name that is not in it. */
export function numberOfName(name: string): number {
  const number = eventNames.indexOf(name);
  if (number === -1) throw new AppError('invalid_input', { details: { unknownEvent: name } });
  return number;
}

/** True for the events that are chosen, of a row `event` and nothing else; never null. */
export function choiceSql(choice: EventChoice, bound: BoundValues): string {
  const conditions = [`event.name = ${numberOfName(choice.name)}`];
  if (choice.page !== undefined) conditions.push(`event.page = ${bound.add(choice.page)}`);
  for (const condition of choice.where) conditions.push(`coalesce(${conditionSql(condition, bound)}, false)`);
  return `(${conditions.join(' and ')})`;
}

type PropertyCondition = EventChoice['where'][number];

function conditionSql({ property, operator, values }: PropertyCondition, bound: BoundValues): string {
  const text = propertyTextSql(property);
  switch (operator) {
    case 'exists':
      return `${text} is not null`;
    case 'is':
      return values.length === 0 ? 'false' : `${text} in (${bound.list(values.map(String))})`;
    case 'is_not':
      // What says nothing of the property is not one of the values either.
      return values.length === 0
        ? 'true'
        : `(${text} is null or ${text} not in (${bound.list(values.map(String))}))`;
    case 'at_least':
      return `${propertyNumberSql(property)} >= ${bound.add(limitOf(property, values))}::double`;
    case 'at_most':
      return `${propertyNumberSql(property)} <= ${bound.add(limitOf(property, values))}::double`;
  }
}

function limitOf(property: string, values: PropertyCondition['values']): number {
  const [limit] = values;
  if (values.length !== 1 || typeof limit !== 'number')
    throw new AppError('invalid_input', { details: { property, needs: 'one number' } });
  return limit;
}

type NumberProperty = keyof typeof numberProperties;
const isNumberProperty = (name: string): name is NumberProperty => name in numberProperties;
const isTextProperty = (name: string) => (textProperties as readonly string[]).includes(name);

// The name was checked where the question was parsed: letters, digits and underscores.
const inRest = (name: string) => `json_extract_string(event.rest, '$.${name}')`;

/** As `String` writes the value; null where there is none. */
export function propertyTextSql(name: string): string {
  if (isNumberProperty(name)) return `coalesce(event.${numberProperties[name]}::varchar, ${inRest(name)})`;
  if (isTextProperty(name)) return `coalesce(event.${name}, ${inRest(name)})`;
  return inRest(name);
}

/** Null where there is no number. */
export function propertyNumberSql(name: string): string {
  if (isNumberProperty(name))
    return `coalesce(event.${numberProperties[name]}::double, try_cast(${inRest(name)} as double))`;
  if (isTextProperty(name)) return `try_cast(coalesce(event.${name}, ${inRest(name)}) as double)`;
  return `try_cast(${inRest(name)} as double)`;
}
