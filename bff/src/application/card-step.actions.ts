import type { ApplicationId, Id } from '@loudou/shared/ids';
import { isBankCardNumber, isMobileNumber } from '@loudou/shared/person-fields';
import { recordDecision } from '../consent';
import { readIdentityDocument } from '../identity';
import { type Lender, LenderRefused, LenderUnavailable } from '../lender';
import { AppError } from '../platform/errors';
import { once } from '../platform/once';
import type { PersonContext } from '../platform/trpc';
import { intentOf } from './application.actions';
import { tell, tellStepCompleted, tellStepFailed } from './application.facts';
import { requireOpenStep } from './application.steps';
import { countCardAttempt, findCard, insertCard, markBound } from './bank-card.store';

export interface CardInput {
  applicationId: ApplicationId;
  cardNumber: string;
  reservedPhone: string;
  documentVersion: string;
  idempotencyKey: string;
}

/** Asks the lender to prove the card; a code goes to the reserved phone. Errors: `card_invalid`, `card_mismatch`, `lender_unavailable`. */
export async function startCardBinding(
  context: PersonContext,
  lender: Lender,
  input: CardInput,
): Promise<{ cardId: Id<'card'> }> {
  if (!isBankCardNumber(input.cardNumber))
    throw new AppError('card_invalid', { details: { field: 'cardNumber' } });
  if (!isMobileNumber(input.reservedPhone))
    throw new AppError('card_invalid', { details: { field: 'reservedPhone' } });
  const { cardId } = await keepCard(context, input);
  const document = await readIdentityDocument(context.db, context, context.session.personId);
  if (!document) throw new AppError('step_not_open', { details: { step: 'identity' } });

  const answer = await lender
    .startCardBinding({
      bindingId: cardId,
      name: document.name,
      identityNumber: document.number,
      cardNumber: input.cardNumber,
      reservedPhone: input.reservedPhone,
    })
    .catch(unavailable);
  if (answer.outcome === 'code_sent') return { cardId };
  const code = answer.outcome === 'mismatch' ? 'card_mismatch' : 'card_invalid';
  await tellStepFailed(context, { applicationId: input.applicationId, step: 'bank_card', code });
  throw new AppError(code);
}

function keepCard(context: PersonContext, input: CardInput): Promise<{ cardId: Id<'card'> }> {
  const numberLookup = context.vault
    .lookup('card_number', `${input.cardNumber} ${input.reservedPhone}`)
    .toString('hex');
  const intent = intentOf(context, 'application.card', {
    applicationId: input.applicationId,
    numberLookup,
    idempotencyKey: input.idempotencyKey,
  });
  return once(context.db, context.clock.now(), intent, async (tx) => {
    await requireOpenStep(context, tx, input.applicationId, 'bank_card');
    await recordDecision(context, tx, {
      purpose: 'bank_card',
      decision: 'granted',
      documentVersion: input.documentVersion,
    });
    const cardId = context.ids.next('card');
    await insertCard(tx, context, {
      cardId,
      personId: context.session.personId,
      number: input.cardNumber,
      reservedPhone: input.reservedPhone,
    });
    return { cardId };
  });
}

/** Errors: `code_wrong`, `code_expired`, `not_found`, `lender_unavailable`. Confirming twice binds once. */
export async function confirmCardBinding(
  context: PersonContext,
  lender: Lender,
  input: { applicationId: ApplicationId; cardId: string; code: string },
): Promise<{ bound: true }> {
  const card = await findCard(context.db, context, context.session.personId, input.cardId);
  if (!card) throw new AppError('not_found');
  if (card.state === 'bound') return { bound: true };
  const answer = await lender
    .confirmCardBinding({ bindingId: card.cardId, code: input.code })
    .catch(unavailable);
  if (answer.outcome !== 'bound') {
    await countCardAttempt(context.db, card.cardId);
    await tellStepFailed(context, {
      applicationId: input.applicationId,
      step: 'bank_card',
      code: answer.outcome,
    });
    throw new AppError(answer.outcome);
  }
  return context.db.transaction(async (tx) => {
    const { applicationId } = await requireOpenStep(context, tx, input.applicationId, 'bank_card');
    if (!(await markBound(tx, card.cardId, answer, context.clock.now()))) return { bound: true };
    await tell(context, tx, 'bank_card_bound', card.cardId, {
      applicationId,
      cardId: card.cardId,
      bankCode: answer.bankCode,
      attempts: card.attempts + 1,
    });
    await tellStepCompleted(context, tx, applicationId, 'bank_card');
    return { bound: true };
  });
}

function unavailable(cause: unknown): never {
  if (cause instanceof LenderUnavailable) throw new AppError('lender_unavailable', { cause });
  if (cause instanceof LenderRefused) throw new AppError('card_invalid', { cause });
  throw cause;
}
