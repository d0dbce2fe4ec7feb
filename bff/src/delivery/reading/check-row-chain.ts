import type { Database } from '../../platform/database';
import { AppError } from '../../platform/errors';
import { checkChain, type ChainReport } from '../ledger/check-chain';

const maxFaults = 20;

export interface RowChainReport extends ChainReport {
  accountId: string;
  lane: number;
  /** Nothing is wrong with this row, whatever else the chain may show. */
  rowIntact: boolean;
}

/** Checks the chain that a row lies in, from its beginning, at one moment: what is written meanwhile is no fault. */
export async function checkRowChain(db: Database, deliveryId: string): Promise<RowChainReport> {
  return db.transaction(async (tx) => {
    await tx.query('set transaction isolation level repeatable read read only');
    const row = await tx.maybeOne<{ accountId: string; lane: number }>(
      'select account_id as "accountId", lane from ledger_row where delivery_id = $1',
      [deliveryId],
    );
    if (!row) throw new AppError('not_found');
    const report = await checkChain(tx, { ...row, maxFaults });
    const rowIntact = report.faults.every((fault) => fault.deliveryId !== deliveryId);
    return { ...report, ...row, rowIntact };
  });
}
