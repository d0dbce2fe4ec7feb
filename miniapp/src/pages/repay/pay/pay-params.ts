import { goTo, type How, useScreenParams } from '../../../routes';
import type { PaymentKind } from './payment-choice';

interface PayParams {
  loanId: string;
  /** What the person came to pay; the page falls back to what is open today. */
  kind?: PaymentKind | undefined;
}

export const goToPay = (params: PayParams, how?: How): Promise<void> => goTo.pay(params, how);

export function usePayParams(): { loanId?: string; kind?: string } {
  const params: { loanId?: string; kind?: string } = useScreenParams('pay');
  return params;
}
