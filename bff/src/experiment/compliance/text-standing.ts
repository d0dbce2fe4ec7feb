import type { ExperimentId } from '@loudou/shared/ids';
import type { Queryable } from '../../platform/database';
import type { Definition } from '../definition/definition';
import { approvalStateOf } from './approval/approval.rules';
import { newestApproval } from './approval/approval.store';
import { chinaDay } from './china-day';
import { failedCodes, gate, type Surroundings } from './gate';
import type { ApprovalState } from './rules/evidence';

export interface TextStandingOfExperiment {
  textHash: string;
  rulesVersion: string;
  /** Codes of the rules that fail, over all variants. */
  failed: string[];
  approval: ApprovalState;
  /** Whether it may be shown to people. */
  mayStart: boolean;
}

/** Everything that the rules and people say of a plan before it starts. */
export async function textStanding(
  db: Queryable,
  around: Surroundings,
  asked: { experimentId: ExperimentId; definition: Definition },
  now: Date,
): Promise<TextStandingOfExperiment> {
  const { experimentId, definition } = asked;
  const outcome = gate(definition, around, chinaDay(now));
  const { textHash, rulesVersion } = outcome;
  const newest = await newestApproval(db, experimentId, textHash);
  const approval = approvalStateOf(newest, { textHash, changesPrice: definition.changesPrice });
  const failed = failedCodes(outcome);
  return {
    textHash,
    rulesVersion,
    failed,
    approval,
    mayStart: failed.length === 0 && approval === 'approved',
  };
}
