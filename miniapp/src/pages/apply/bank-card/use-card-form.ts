import { useState } from 'react';
import { cardNumberProblem, digitsOf, reservedPhoneProblem } from './card-fields';
import type { Card } from './use-card-binding';

type Field = keyof Card;

export interface CardForm {
  card: Card;
  type: (field: Field, typed: string) => void;
  leave: (field: Field) => void;
  messages: Record<Field, string | null>;
  /** The card, if nothing is wrong with it; from then on everything that is wrong is said. */
  check: () => Card | null;
}

const longest: Record<Field, number> = { cardNumber: 19, reservedPhone: 11 };
const problemOf = { cardNumber: cardNumberProblem, reservedPhone: reservedPhoneProblem };

export function useCardForm(): CardForm {
  const [card, setCard] = useState<Card>({ cardNumber: '', reservedPhone: '' });
  const [isLeft, setLeft] = useState<Record<Field, boolean>>({ cardNumber: false, reservedPhone: false });
  const type = (field: Field, typed: string) =>
    setCard((before) => ({ ...before, [field]: digitsOf(typed).slice(0, longest[field]) }));
  const leave = (field: Field) => {
    if (card[field] !== '') setLeft((before) => ({ ...before, [field]: true }));
  };
  const messageOf = (field: Field) => (isLeft[field] ? problemOf[field](card[field]) : null);
  const check = () => {
    setLeft({ cardNumber: true, reservedPhone: true });
    const isWrong = (Object.keys(problemOf) as Field[]).some((field) => problemOf[field](card[field]));
    return isWrong ? null : card;
  };
  const messages = { cardNumber: messageOf('cardNumber'), reservedPhone: messageOf('reservedPhone') };
  return { card, type, leave, messages, check };
}
