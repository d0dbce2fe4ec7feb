import { randomBytes } from 'node:crypto';
import type { PersonId } from '@loudou/shared/ids';
import type { Queryable } from '../database';
import { decrypt, deriveMasterKeys, encrypt, lookupOf } from './keys';

/** Seals and opens the personal fields of one person; the field's name is part of the seal. */
export interface PersonSeal {
  seal(field: string, value: string): Buffer;
  open(field: string, sealed: Buffer): string;
}

export type LookupKind =
  | 'phone'
  | 'identity_number'
  | 'card_number'
  | 'open_id'
  | 'union_id'
  | 'click_id'
  | 'address'
  | 'sms_code'
  | 'given_account'
  | 'behaviour_row'
  | 'device'
  | 'anonymous_id'
  | 'experiment_unit';

export interface Vault {
  /** Makes the person's own key; called once, with the row of the person. */
  createPersonKey(db: Queryable, personId: PersonId): Promise<void>;
  /** Throws `PersonErased` when the key is gone: what it sealed can never be read again. */
  forPerson(db: Queryable, personId: PersonId): Promise<PersonSeal>;
  lookup(kind: LookupKind, value: string): Buffer;
  /** For what belongs to an account of ours and to no person, such as a platform's token; the name is part of the seal. */
  sealSecret(name: string, value: string): Buffer;
  openSecret(name: string, sealed: Buffer): string;
}

export class PersonErased extends Error {
  override name = 'PersonErased';
}

export function createVault(masterKeyBase64: string): Vault {
  const master = deriveMasterKeys(masterKeyBase64);
  return {
    async createPersonKey(db, personId) {
      const wrapped = encrypt(master.wrapping, randomBytes(32), `person key ${personId}`);
      await db.query('insert into person_key (person_id, wrapped_key) values ($1, $2)', [personId, wrapped]);
    },
    async forPerson(db, personId) {
      const row = await db.maybeOne<{ wrapped_key: Buffer }>(
        'select wrapped_key from person_key where person_id = $1',
        [personId],
      );
      if (!row) throw new PersonErased(`the key of ${personId} is gone`);
      const key = decrypt(master.wrapping, row.wrapped_key, `person key ${personId}`);
      return {
        seal: (field, value) => encrypt(key, Buffer.from(value, 'utf8'), `${personId} ${field}`),
        open: (field, sealed) => decrypt(key, sealed, `${personId} ${field}`).toString('utf8'),
      };
    },
    lookup: (kind, value) => lookupOf(master.lookup, kind, value),
    sealSecret: (name, value) => encrypt(master.secrets, Buffer.from(value, 'utf8'), `secret ${name}`),
    openSecret: (name, sealed) => decrypt(master.secrets, sealed, `secret ${name}`).toString('utf8'),
  };
}
