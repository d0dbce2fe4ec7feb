import { z } from 'zod';

export const maxPageRows = 200;
/** Of the name of a group, as that of a value in a filter. */
export const maxGroupLength = 256;

/** A place in a list of people behind a figure: when they arrived, in milliseconds since 1970, and who they are. */
export interface PersonPlace {
  /** Nobody knows when: -1, after all others. */
  arrivedMs: number;
  personId: string;
}

const pattern = /^(-1|\d{1,15})_([A-Za-z0-9_-]{1,64})$/;

export const writePersonPlace = ({ arrivedMs, personId }: PersonPlace): string => `${arrivedMs}_${personId}`;

const PersonCursor = z
  .string()
  .regex(pattern)
  .transform((text): PersonPlace => {
    const [, arrivedMs, personId] = pattern.exec(text)!;
    return { arrivedMs: Number(arrivedMs), personId: personId! };
  });

/** Which part of a list is asked for. */
export const PeoplePage = z.object({
  /** What the page before gave back, as it was; anything else is refused. */
  after: PersonCursor.optional(),
  limit: z.int().min(1).max(maxPageRows).default(50),
});
export type PeoplePage = z.infer<typeof PeoplePage>;
