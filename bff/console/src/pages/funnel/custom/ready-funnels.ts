import type { CustomFunnel } from './custom-url';

export type ReadyName = 'readyEstimate' | 'readyPhone' | 'readyMoney';

const steps = (...names: string[]) => names.map((name) => ({ name, page: null, where: [] }));

/** Questions that are asked often, so that the first funnel is one click away. */
export const readyFunnels: { name: ReadyName; custom: CustomFunnel }[] = [
  {
    name: 'readyEstimate',
    custom: {
      steps: steps('estimate_viewed', 'application_started', 'application_submitted'),
      window: 'week',
      order: 'loose',
      counting: 'chain',
    },
  },
  {
    name: 'readyPhone',
    custom: {
      steps: steps('phone_auth_requested', 'phone_verified', 'user_registered'),
      window: 'day',
      order: 'loose',
      counting: 'chain',
    },
  },
  {
    name: 'readyMoney',
    custom: {
      steps: steps('credit_approved', 'offer_viewed', 'contract_signed', 'loan_disbursed'),
      window: 'days30',
      order: 'loose',
      counting: 'first_time',
    },
  },
];
