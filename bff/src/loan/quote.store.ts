import type { ApplicationId, OfferId, PersonId, QuoteId } from '@loudou/shared/ids';
import type { Queryable } from '../platform/database';
import type { Platform } from '../platform/platform';
import type { QuoteTerms } from './quote.rules';

/** The terms, what was worked out of them on the day, and the penalty that was agreed to with them. */
export type StoredTerms = QuoteTerms & { yearlyCostBps: number; penaltyAnnualRateBps: number };

export interface Quote {
  quoteId: QuoteId;
  personId: PersonId;
  applicationId: ApplicationId;
  offerId: OfferId;
  amountFen: number;
  totalRepaymentFen: number;
  terms: StoredTerms;
  costStatement: string;
  costStatementHash: string;
  contractHash: string;
  shownAt: Date;
  validUntil: Date;
}

const columns = `quote_id as "quoteId", person_id as "personId", application_id as "applicationId", offer_id as "offerId",
  amount_fen as "amountFen", total_repayment_fen as "totalRepaymentFen", terms, cost_statement as "costStatement",
  cost_statement_hash as "costStatementHash", contract_hash as "contractHash", shown_at as "shownAt", valid_until as "validUntil"`;

export async function insertQuote(
  tx: Queryable,
  { vault }: Pick<Platform, 'vault'>,
  quote: Quote & { contractText: string },
): Promise<void> {
  const seal = await vault.forPerson(tx, quote.personId);
  await tx.query(
    `insert into loan_quote (quote_id, person_id, application_id, offer_id, amount_fen, total_repayment_fen, terms, cost_statement,
       cost_statement_hash, contract_sealed, contract_hash, shown_at, valid_until)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      quote.quoteId,
      quote.personId,
      quote.applicationId,
      quote.offerId,
      quote.amountFen,
      quote.totalRepaymentFen,
      JSON.stringify(quote.terms),
      quote.costStatement,
      quote.costStatementHash,
      seal.seal('loan_contract', quote.contractText),
      quote.contractHash,
      quote.shownAt,
      quote.validUntil,
    ],
  );
}

export async function findQuote(db: Queryable, personId: PersonId, quoteId: QuoteId): Promise<Quote | null> {
  const row = await db.maybeOne<Quote>(
    `select ${columns} from loan_quote where quote_id = $1 and person_id = $2`,
    [quoteId, personId],
  );
  return row ?? null;
}

export async function readContractText(
  db: Queryable,
  { vault }: Pick<Platform, 'vault'>,
  personId: PersonId,
  quoteId: QuoteId,
): Promise<{ text: string; hash: string } | null> {
  const row = await db.maybeOne<{ contract_sealed: Buffer; contract_hash: string }>(
    'select contract_sealed, contract_hash from loan_quote where quote_id = $1 and person_id = $2',
    [quoteId, personId],
  );
  if (!row) return null;
  const seal = await vault.forPerson(db, personId);
  return { text: seal.open('loan_contract', row.contract_sealed), hash: row.contract_hash };
}
