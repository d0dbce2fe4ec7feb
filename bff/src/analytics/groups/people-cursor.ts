import { z } from 'zod';

/** A place in a list of people: the moment of arrival in microseconds since 1970 and the person. */
export interface PeoplePlace {
  arrivedMicros: string;
  rootId: string;
}

const pattern = /^(\d{1,17})_([A-Za-z0-9_-]{1,64})$/;

export const writePlace = ({ arrivedMicros, rootId }: PeoplePlace): string => `${arrivedMicros}_${rootId}`;

/** Given back as it was handed out; anything else is refused. */
export const PeopleCursor = z
  .string()
  .regex(pattern)
  .transform((text): PeoplePlace => {
    const [, arrivedMicros, rootId] = pattern.exec(text)!;
    return { arrivedMicros: arrivedMicros!, rootId: rootId! };
  });
