import { Router } from 'express';
import { createExportTables, reportExportDoor, type Sidecar } from './analytics';
import { applyDecision } from './application';
import { attributionRunExportDoor } from './attribution';
import { contractRouter } from './contract';
import { growthBookExportDoor, phaseUnitsDoor } from './experiment';
import { lenderNoticeDoor } from './lender';
import { applyPayout } from './loan';
import { ledgerExportDoor } from './delivery';
import type { Platform } from './platform/platform';
import { applyDebitNotice, paymentNoticeDoor } from './repayment';
import { receiptsDoor } from './reconciliation';
import { spendDoor } from './spend';
import { coreDoor } from './subscriber';
import type { Outside, Work } from './work';

/** The doors beside tRPC: the notices of lender and payment, and the published contract. */
export function createDoors(platform: Platform, outside: Outside, work: Work, sidecar: Sidecar): Router[] {
  const lenderNotices = lenderNoticeDoor(outside.lender, platform.logger, async (notice) => {
    switch (notice.type) {
      case 'application.decided':
        return applyDecision(platform, notice.applicationId, notice.decision);
      case 'loan.payout':
        return applyPayout(platform, notice.loanId, notice.payout);
      case 'repayment.debit':
        await applyDebitNotice(platform, notice.repaymentId, notice.debit);
        return work.wakePayments();
    }
  });
  return [
    ledgerExportDoor(platform),
    attributionRunExportDoor(platform),
    reportExportDoor(platform, createExportTables(sidecar)),
    growthBookExportDoor(platform),
    phaseUnitsDoor(platform),
    receiptsDoor(platform),
    spendDoor(platform),
    lenderNotices,
    paymentNoticeDoor(platform, outside.paymentDesks, work.wakePayments),
    coreDoor(platform),
    Router().use('/contract', contractRouter()),
  ];
}
