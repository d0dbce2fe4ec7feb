import { readCurrentApplication } from '../application';
import { readCurrentLoan } from '../loan';
import { router, visitor } from '../platform/trpc';
import { screenFor } from './journey.rules';

export const journeyRouter = router({
  /** Asked at launch and at every return: where does this person go on? */
  whereabouts: visitor.query(async ({ ctx }) => {
    if (!ctx.session.registered)
      return {
        screen: screenFor({ registered: false, application: null, loan: null }),
        application: null,
        loan: null,
      };
    const [application, loan] = [await readCurrentApplication(ctx), await readCurrentLoan(ctx)];
    return { screen: screenFor({ registered: true, application, loan }), application, loan };
  }),
});
