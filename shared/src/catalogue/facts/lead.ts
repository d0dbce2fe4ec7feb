import * as z from 'zod/mini';
import { defineFact } from '../define-fact';
import { word } from '../fields';

/** How a marketing core sees a lead, in the words that the ad platforms take. */
export const leadState = z.enum(['clue_confirm', 'clue_interflow', 'clue_high_intention', 'failed_lead']);
export type LeadState = z.infer<typeof leadState>;

/** A lead is no contract yet: whatever is told of it rests on the person's agreement. */
export const leadStateMarked = defineFact({
  name: 'lead_state_marked',
  version: 1,
  meaning: { zh: '营销核心标记了线索状态', en: 'The marketing core marked the state of a lead' },
  once: 'person, state',
  leavesBy: 'application_processing',
  data: z.object({ commandId: word, fromState: z.nullable(leadState), toState: leadState, actor: word }),
});

export const coreActionApplied = defineFact({
  name: 'core_action_applied',
  version: 1,
  meaning: { zh: '处理了营销核心的一个指令', en: 'A command of the marketing core was dealt with' },
  once: 'subscriber, command',
  leavesBy: 'application_processing',
  data: z.object({
    commandId: word,
    actor: word,
    kind: z.enum(['suppression', 'lead_state', 'complaint']),
    result: z.enum(['applied', 'refused']),
    cause: z.nullable(word),
  }),
});

export const leadFacts = [leadStateMarked, coreActionApplied] as const;
