import { type AnalyticsDoors, createAnalyticsRouter } from './analytics';
import { type ApplicationDoors, applicationRouter } from './application';
import { attributionRouter } from './attribution';
import { behaviourRouter } from './behaviour';
import { consentRouter } from './consent';
import { createAccountRouter, deliveryRouter } from './delivery';
import { createExperimentRouter, type ExperimentDoors } from './experiment';
import { gradingRouter } from './grading';
import { identityRouter } from './identity';
import { journeyRouter } from './journey';
import { type LoanDoors, loanRouter } from './loan';
import { messageRouter } from './message';
import { operatorRouter } from './operator';
import { router } from './platform/trpc';
import { accountStanding, reconciliationRouter } from './reconciliation';
import { type RepaymentDoors, repaymentRouter } from './repayment';
import { type SessionDoors, sessionRouter } from './session';
import { spendRouter } from './spend';
import { createSubscriberRouter, type SubscriberParts } from './subscriber';
import { trafficRouter } from './traffic';

export type Doors = SessionDoors &
  ApplicationDoors &
  LoanDoors &
  RepaymentDoors &
  AnalyticsDoors &
  ExperimentDoors & { subscribers: SubscriberParts };

/** Everything that a phone or the console may ask, a line a module. */
export const createRouter = (doors: Doors) =>
  router({
    session: sessionRouter(doors),
    consent: consentRouter,
    behaviour: behaviourRouter,
    journey: journeyRouter,
    identity: identityRouter,
    attribution: attributionRouter,
    application: applicationRouter(doors),
    loan: loanRouter(doors),
    repayment: repaymentRouter(doors),
    message: messageRouter,
    operator: operatorRouter,
    analytics: createAnalyticsRouter(doors),
    delivery: deliveryRouter,
    account: createAccountRouter({ standingOf: accountStanding }),
    experiment: createExperimentRouter(doors),
    grading: gradingRouter,
    reconciliation: reconciliationRouter,
    spend: spendRouter,
    subscriber: createSubscriberRouter(doors.subscribers),
    traffic: trafficRouter,
  });

export type AppRouter = ReturnType<typeof createRouter>;
