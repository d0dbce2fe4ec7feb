import fc from 'fast-check';
import { anyBreakdown, anyChoice, anyScope } from '../sidecar/any-world.fixture';
import { CustomFunnelQuestion } from './custom-funnel.question';

export const anyFunnelQuestion = fc
  .record({
    scope: anyScope,
    steps: fc.array(anyChoice, { minLength: 2, maxLength: 4 }),
    windowMinutes: fc.constantFrom(1, 2, 60, 24 * 60),
    how: fc.constantFrom(
      { counting: 'chain', order: 'loose' } as const,
      { counting: 'chain', order: 'strict' } as const,
      { counting: 'first_time', order: 'loose' } as const,
    ),
    breakdown: anyBreakdown,
  })
  .map(({ how, ...rest }) => CustomFunnelQuestion.parse({ ...rest, ...how }));
