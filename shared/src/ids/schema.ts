import * as z from 'zod/mini';
import { type Id, type IdKind, isId } from './index';

/** A zod/mini schema that takes only ids of the kind, typed as such. */
export function idSchema<Kind extends IdKind>(kind: Kind) {
  return z.custom<Id<Kind>>((value) => isId(kind, value), `not a ${kind} id`);
}
