import type { ExperimentId } from '@loudou/shared/ids';
import type { Queryable } from '../../platform/database';
import { newestApproval } from '../compliance/approval/approval.store';
import type { Definition } from './definition';
import { refused } from './experiment.refusals';
import type { GateDoors, GatesAnswer } from './gates';
import { judgeAuthorised, judgeHealthy, judgeMapped, judgeReconciled } from './gates.rules';

/** The four gates of a plan as it stands now. Looks, and changes nothing. */
export async function readGates(
  db: Queryable,
  doors: GateDoors,
  asked: { experimentId: ExperimentId; definition: Definition },
  now: Date,
): Promise<GatesAnswer> {
  const { experimentId, definition } = asked;
  const text = doors.checkText(definition, now);
  const accounts = await doors.accountsOf(paidPlatforms(definition));
  const approval = await newestApproval(db, experimentId, text.textHash);
  const health = await doors.aaOf(definition.layer, now);
  const gates = [
    judgeAuthorised(accounts),
    judgeMapped({ accounts, definition, text, approval }),
    judgeHealthy(health),
    judgeReconciled(accounts),
  ];
  return {
    gates,
    textHash: text.textHash,
    rulesVersion: text.rulesVersion,
    open: gates.every(({ reasons }) => reasons.every(({ blocks }) => !blocks)),
  };
}

const paidPlatforms = ({ audience: { adPlatforms } }: Definition): string[] | null =>
  adPlatforms && adPlatforms.filter((platform) => platform !== '');

/** The first sentence that stands in the way is the refusal. Error: `invalid_input` with `gate_refuses`. */
export function refuseAtGates({ gates }: GatesAnswer): void {
  for (const { gate, reasons } of gates) {
    const reason = reasons.find(({ blocks }) => blocks);
    if (reason) throw refused('gate_refuses', { ...reason.data, gate, reason: reason.code });
  }
}
