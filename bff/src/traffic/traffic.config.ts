import { z } from 'zod';

export const trafficConfig = {
  TRAFFIC_BOT_RULES: {
    schema: z.enum(['on', 'off']).default('on'),
    description:
      'whether people who act faster than hands can are marked as bots: left out of reports and told to no ad platform',
    example: 'on',
  },
} as const;
