import { Router } from 'express';
import { operatorAtDoor, recordAudit } from '../../operator';
import { AppError } from '../../platform/errors';
import type { Platform } from '../../platform/platform';
import { exportGrowthBook } from './growthbook.actions';

/** The cookie of the console goes to this path and beneath it only. */
const path = '/trpc/experiment-growthbook.json';

/**
 * What is at work as a file that an SDK of GrowthBook reads: `{features}`, with the version of the configuration in its
 * name. `POST` without a body by anybody signed in to the console; every export is in the audit.
 *
 * Answers 401 `operator_required`.
 */
export function growthBookExportDoor({ db, clock }: Pick<Platform, 'db' | 'clock'>): Router {
  return Router().post(path, async (request, response) => {
    const operator = await operatorAtDoor({ db, clock }, request);
    if (!operator) throw new AppError('operator_required');
    const { version, payload } = await exportGrowthBook(db);
    await recordAudit(db, {
      operatorId: operator.operatorId,
      action: 'experiment_growthbook_exported',
      reason: `version ${version}, ${Object.keys(payload.features).length} features`,
      at: clock.now(),
    });
    response.attachment(`growthbook-features-${version}.json`);
    response.setHeader('Cache-Control', 'no-store');
    response.json(payload);
  });
}
