import { startProjection } from './analytics';
import { decisionWork } from './application';
import { attributionRunWork } from './attribution';
import { behaviourUpkeepWork } from './behaviour';
import { resendWork } from './delivery';
import {
  type ComplianceSettings,
  exposureWork,
  pauseBySafety,
  recheckWork,
  stepBackBySafety,
} from './experiment';
import type { Lender } from './lender';
import { payoutWork } from './loan';
import type { Platform } from './platform/platform';
import { startWorker } from './platform/worker';
import { reconciliationWork } from './reconciliation';
import { subscriberWork } from './subscriber';
import { trafficWork } from './traffic';
import { overdueWork, paymentWork, type PaymentDesks } from './repayment';

export interface Outside {
  lender: Lender;
  paymentDesks: PaymentDesks;
}

export interface WorkSettings {
  /** Hour of the day, in Beijing, at which yesterday is reconciled. */
  reconciliationHour: number;
  /** Whether people who act faster than hands can are marked. */
  botRules: 'on' | 'off';
  /** What a page may cost and what led to it, by the rules. */
  compliance: ComplianceSettings;
}

/** What goes on without anybody calling: each finds what is to do in the rows, so several processes share it. */
export function startWork(platform: Platform, outside: Outside, settings: WorkSettings) {
  const decisions = startWorker(decisionWork(platform, outside.lender), platform.logger);
  const payouts = startWorker(payoutWork(platform, outside.lender), platform.logger);
  const payments = startWorker(paymentWork(platform, outside), platform.logger);
  const overdue = startWorker(overdueWork(platform), platform.logger);
  const resends = startWorker(resendWork(platform), platform.logger);
  const reconciliation = startWorker(
    reconciliationWork(platform, { hour: settings.reconciliationHour }),
    platform.logger,
  );
  const attributionRuns = startWorker(attributionRunWork(platform), platform.logger);
  const subscribers = startWorker(subscriberWork(platform), platform.logger);
  const behaviourUpkeep = startWorker(behaviourUpkeepWork(platform), platform.logger);
  const exposures = startWorker(exposureWork(platform), platform.logger);
  const projection = startProjection(platform);
  const rules = startWorker(
    recheckWork(
      platform,
      { product: platform.product, ...settings.compliance },
      {
        pause: (found) => pauseBySafety(platform, found),
        stepBack: (found) => stepBackBySafety(platform, found),
      },
    ),
    platform.logger,
  );
  const traffic = settings.botRules === 'on' ? [startWorker(trafficWork(platform), platform.logger)] : [];
  return {
    wakeDecisions: decisions.wake,
    wakePayouts: payouts.wake,
    wakePayments: payments.wake,
    stop: async () =>
      void (await Promise.all(
        [
          decisions,
          payouts,
          payments,
          overdue,
          resends,
          reconciliation,
          attributionRuns,
          subscribers,
          projection,
          behaviourUpkeep,
          exposures,
          rules,
          ...traffic,
        ].map((worker) => worker.stop()),
      )),
  };
}
export type Work = ReturnType<typeof startWork>;
