import { z } from 'zod';
import { LedgerFilter } from '../reading/ledger-filter';

/** States that a person may decide on; everything else is on its way or withheld by right. */
export const decidableStates = ['parked', 'unknown', 'rejected', 'accepted'] as const;
export type DecidableState = (typeof decidableStates)[number];

export const resendDecisions = ['send', 'take_as_accepted', 'take_as_rejected'] as const;
export type ResendDecision = (typeof resendDecisions)[number];

const SelectionFilter = LedgerFilter.omit({ states: true })
  .extend({ states: z.array(z.enum(decidableStates)).min(1).max(decidableStates.length).optional() })
  .refine(
    ({ deliveryIds, states }) => deliveryIds !== undefined || states !== undefined,
    'name rows or states: a selection of everything is a mistake',
  );

/** Which rows, and what is to become of them. */
export const ResendSelection = z.object({
  filter: SelectionFilter,
  decision: z.enum(resendDecisions),
  /** Accepted ones go once more too; only to receivers that drop repeats by the external id. */
  replayAccepted: z.boolean().default(false),
});
export type ResendSelection = z.infer<typeof ResendSelection>;
