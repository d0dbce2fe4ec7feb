import { z } from 'zod';
import type { PlatformEvent } from '../sink-definition';

/** The conversion types that a lending funnel can be told as; the name is the number on the wire. */
export const baiduEvents: readonly PlatformEvent[] = [
  {
    name: '20',
    meaning: { zh: '首次打开', en: 'First open' },
    depth: 'shallow',
    facts: ['ad_touch_landed'],
    byDefault: false,
  },
  {
    name: '25',
    meaning: { zh: '注册', en: 'Registered' },
    depth: 'shallow',
    facts: ['user_registered'],
    byDefault: true,
  },
  {
    name: '3',
    meaning: { zh: '表单提交', en: 'Started the form' },
    depth: 'shallow',
    facts: ['application_started'],
    byDefault: false,
  },
  {
    name: '18',
    meaning: { zh: '有效线索', en: 'Lead' },
    depth: 'deep',
    facts: ['precheck_completed', 'application_submitted'],
    byDefault: false,
  },
  {
    name: '41',
    meaning: { zh: '申请', en: 'Applied' },
    depth: 'deep',
    facts: ['application_submitted'],
    byDefault: false,
  },
  {
    name: '55',
    meaning: { zh: '完件', en: 'Submitted the application' },
    depth: 'deep',
    facts: ['application_submitted'],
    byDefault: true,
  },
  {
    name: '42',
    meaning: { zh: '授信', en: 'Credit was granted' },
    depth: 'deep',
    facts: ['credit_approved'],
    byDefault: true,
    options: {
      convert_value: {
        meaning: {
          zh: '附上预期价值（分），从不附授信额度',
          en: 'Tell the expected value in fen, never the limit',
        },
        schema: z.boolean(),
        initial: true,
      },
    },
  },
];

const byName = new Map(baiduEvents.map((event) => [event.name, event]));

export const findBaiduEvent = (name: string): PlatformEvent | undefined => byName.get(name);
