import type { ApplicationId } from '@loudou/shared/ids';
import { useState } from 'react';
import { api, type ApiError, useMutation } from '../../../api';
import { documentVersion } from '../../../features/consent';
import { resume } from '../../../features/whereabouts';
import { tellPreview } from '../../../host/tell-preview';
import { type Countdown, useCountdown } from '../code/use-countdown';

export interface Card {
  cardNumber: string;
  reservedPhone: string;
}

export interface CardBinding {
  /** The card whose code is on its way, or null while one is being typed. */
  asked: Card | null;
  /** Changes with every code that is sent. */
  cardId: string | undefined;
  countdown: Countdown;
  ask: (card: Card) => Promise<void>;
  confirm: (code: string) => Promise<void>;
  changeCard: () => void;
  asking: { pending: boolean; error: ApiError | null; reset: () => void };
  confirming: { pending: boolean; error: ApiError | null; reset: () => void };
}

const resendAfterSeconds = 60;

/** The bank sends a code to the phone it knows; with the code the card is bound. */
export function useCardBinding(applicationId: ApplicationId | undefined): CardBinding {
  const [binding, setBinding] = useState<{ cardId: string; card: Card } | null>(null);
  const countdown = useCountdown();
  const asking = useMutation((card: Card & { applicationId: ApplicationId }, idempotencyKey) =>
    api.application.bindCard.mutate({
      ...card,
      documentVersion: documentVersion('bank_card'),
      idempotencyKey,
    }),
  );
  const confirming = useMutation(
    async (input: { applicationId: ApplicationId; cardId: string; code: string }) => {
      const { bound } = await api.application.confirmCard.mutate(input);
      await resume('replace');
      return bound;
    },
  );

  const ask = async (card: Card) => {
    if (!applicationId) return;
    const answer = await asking.run({ ...card, applicationId });
    if (!answer) return;
    confirming.reset();
    setBinding({ cardId: answer.cardId, card });
    countdown.start(resendAfterSeconds);
    tellPreview({ type: 'loudou:code-sent', kind: 'card', phone: card.reservedPhone });
  };
  const confirm = async (code: string) => {
    if (applicationId && binding) await confirming.run({ applicationId, cardId: binding.cardId, code });
  };
  const changeCard = () => {
    asking.reset();
    setBinding(null);
  };
  return {
    asked: binding?.card ?? null,
    cardId: binding?.cardId,
    countdown,
    ask,
    confirm,
    changeCard,
    asking,
    confirming,
  };
}
