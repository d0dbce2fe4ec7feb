import * as z from 'zod/mini';
import { defineFact } from '../define-fact';
import { count, word } from '../fields';

/** What somebody complains of. Words of a list and never their own: what people write names people. */
export const complaintTopic = z.enum([
  'price',
  'contract',
  'payout',
  'repayment',
  'collection',
  'privacy',
  'advertising',
  'service',
  'other',
]);
export type ComplaintTopic = z.infer<typeof complaintTopic>;

export const complaintOutcome = z.enum(['upheld', 'partly_upheld', 'not_upheld', 'taken_back']);
export type ComplaintOutcome = z.infer<typeof complaintOutcome>;

const told = { caseId: word, topic: complaintTopic, commandId: word, actor: word };

/** A complaint is no part of a contract: whatever is told of it rests on the person's agreement. */
export const complaintFiled = defineFact({
  name: 'complaint_filed',
  version: 1,
  meaning: { zh: '提出了投诉', en: 'A complaint was filed' },
  once: 'subscriber, case',
  leavesBy: 'application_processing',
  data: z.object(told),
});

export const complaintResolved = defineFact({
  name: 'complaint_resolved',
  version: 1,
  meaning: { zh: '投诉已办结', en: 'A complaint was resolved' },
  once: 'subscriber, case',
  leavesBy: 'application_processing',
  data: z.object({ ...told, hours: count, outcome: complaintOutcome }),
});

export const serviceFacts = [complaintFiled, complaintResolved] as const;
