import { z } from 'zod';

const maxConditions = 6;

/** A property of an event against values; a number by its size, anything else by being one of them. */
export const PropertyCondition = z.object({
  property: z.string().regex(/^[A-Za-z][A-Za-z0-9_]{0,63}$/),
  operator: z.enum(['is', 'is_not', 'at_least', 'at_most', 'exists']),
  values: z.array(z.union([z.string().max(256), z.number(), z.boolean()])).max(50),
});

/** A fact or a behaviour by its name in the catalogue, narrowed by page and properties. */
export const EventChoice = z.object({
  name: z.string().regex(/^[a-z][a-z0-9_]{0,63}$/),
  page: z.string().max(128).optional(),
  where: z.array(PropertyCondition).max(maxConditions).default([]),
});
export type EventChoice = z.infer<typeof EventChoice>;
