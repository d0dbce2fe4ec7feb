import type { Id, PersonId } from '@loudou/shared/ids';
import { maskCardTail } from '@loudou/shared/person-fields';
import type { Queryable } from '../platform/database';
import type { Platform } from '../platform/platform';

type CardId = Id<'card'>;
type Stores = Pick<Platform, 'vault' | 'clock'>;

export interface BankCard {
  cardId: CardId;
  number: string;
  reservedPhone: string;
  bankCode: string | null;
  bankName: string | null;
  state: 'binding' | 'bound' | 'removed';
  attempts: number;
}

interface Row {
  card_id: CardId;
  number_sealed: Buffer;
  reserved_phone_sealed: Buffer;
  bank_code: string | null;
  bank_name: string | null;
  state: BankCard['state'];
  attempts: number;
}

export async function insertCard(
  tx: Queryable,
  { vault, clock }: Stores,
  card: { cardId: CardId; personId: PersonId; number: string; reservedPhone: string },
): Promise<void> {
  const seal = await vault.forPerson(tx, card.personId);
  await tx.query(
    `insert into bank_card (card_id, person_id, number_sealed, number_lookup, reserved_phone_sealed, tail_sealed, state, started_at)
     values ($1, $2, $3, $4, $5, $6, 'binding', $7)`,
    [
      card.cardId,
      card.personId,
      seal.seal('card_number', card.number),
      vault.lookup('card_number', card.number),
      seal.seal('reserved_phone', card.reservedPhone),
      seal.seal('card_tail', maskCardTail(card.number)),
      clock.now(),
    ],
  );
}

export async function findCard(
  db: Queryable,
  { vault }: Pick<Platform, 'vault'>,
  personId: PersonId,
  cardId: string,
): Promise<BankCard | null> {
  const row = await db.maybeOne<Row>(
    'select card_id, number_sealed, reserved_phone_sealed, bank_code, bank_name, state, attempts from bank_card where card_id = $1 and person_id = $2',
    [cardId, personId],
  );
  return row ? openCard(db, { vault }, personId, row) : null;
}

/** The card that was bound last; it takes the payout and, where the person agreed, gives the repayments. */
export async function findBoundCard(
  db: Queryable,
  { vault }: Pick<Platform, 'vault'>,
  personId: PersonId,
): Promise<BankCard | null> {
  const row = await db.maybeOne<Row>(
    `select card_id, number_sealed, reserved_phone_sealed, bank_code, bank_name, state, attempts from bank_card
     where person_id = $1 and state = 'bound' order by bound_at desc limit 1`,
    [personId],
  );
  return row ? openCard(db, { vault }, personId, row) : null;
}

async function openCard(
  db: Queryable,
  { vault }: Pick<Platform, 'vault'>,
  personId: PersonId,
  row: Row,
): Promise<BankCard> {
  const seal = await vault.forPerson(db, personId);
  return {
    cardId: row.card_id,
    number: seal.open('card_number', row.number_sealed),
    reservedPhone: seal.open('reserved_phone', row.reserved_phone_sealed),
    bankCode: row.bank_code,
    bankName: row.bank_name,
    state: row.state,
    attempts: row.attempts,
  };
}

/** False when the card was bound already: two confirmations at once bind it once. */
export async function markBound(
  tx: Queryable,
  cardId: string,
  bank: { bankCode: string; bankName: string },
  at: Date,
): Promise<boolean> {
  const row = await tx.maybeOne(
    `update bank_card set state = 'bound', bank_code = $2, bank_name = $3, bound_at = $4, attempts = attempts + 1
     where card_id = $1 and state = 'binding' returning card_id`,
    [cardId, bank.bankCode, bank.bankName, at],
  );
  return row !== undefined;
}

export async function countCardAttempt(tx: Queryable, cardId: string): Promise<void> {
  await tx.query('update bank_card set attempts = attempts + 1 where card_id = $1', [cardId]);
}
