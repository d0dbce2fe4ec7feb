import { newId } from '@loudou/shared/ids';
import { idSource } from '../host';

/** One intent of a person: every retry of it carries the same key. */
export const newIdempotencyKey = (): string => newId('key', idSource);
