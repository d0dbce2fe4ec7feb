import type { ExperimentId } from '@loudou/shared/ids';
import { operatorNames } from '../../operator';
import { AppError } from '../../platform/errors';
import type { OperatorContext } from '../../platform/trpc';
import { controlKey, type VariantKey } from '../definition/definition';
import { findExperiment } from '../definition/experiment.store';
import { approvalStateOf } from './approval/approval.rules';
import { newestApproval } from './approval/approval.store';
import { chinaDay } from './china-day';
import { type Difference, differencesOf } from './differences';
import { gate, type GateOutcome, isPassed, type Surroundings, textHashFor } from './gate';
import { render } from './rendered/render';
import type { Host, Rendered } from './rendered/rendered';

export type ComplianceSettings = Pick<Surroundings, 'caps' | 'creatives'>;
type Asked = Pick<OperatorContext, 'db' | 'clock' | 'product'>;

export const surroundings = (
  { product }: Pick<OperatorContext, 'product'>,
  settings: ComplianceSettings,
): Surroundings => ({ product, ...settings });

export interface Checked extends GateOutcome {
  /** Whether nothing failed; an approval may still be awaited. */
  passed: boolean;
  checkedAt: string;
}

/** All rules over the draft, the approval among them. */
export async function checkedNow(
  context: Asked,
  settings: ComplianceSettings,
  experimentId: ExperimentId,
): Promise<Checked> {
  const { db, clock } = context;
  const now = clock.now();
  const { definition } = await findExperiment(db, experimentId);
  const around = surroundings(context, settings);
  const textHash = textHashFor(definition, around.product);
  const { changesPrice } = definition;
  const newest = await newestApproval(db, experimentId, textHash);
  const decidedBy = newest?.textHash === textHash ? newest.decidedBy : null;
  const names = await operatorNames(db, decidedBy ? [decidedBy] : []);
  const approval = {
    textHash,
    state: approvalStateOf(newest, { textHash, changesPrice }),
    decidedBy: decidedBy && (names.get(decidedBy) ?? null),
    needsCompliance: changesPrice,
  };
  const outcome = gate(definition, { ...around, approval }, chinaDay(now));
  return { ...outcome, passed: isPassed(outcome), checkedAt: now.toISOString() };
}

interface OnHost {
  experimentId: ExperimentId;
  variant: VariantKey;
  host: Host;
  largeText: boolean;
}

/** What the draft's variant shows. Errors: `not_found`. */
export async function renderedNow({ db, product }: Asked, asked: OnHost): Promise<Rendered> {
  const { definition } = await findExperiment(db, asked.experimentId);
  const { variant, host, largeText } = asked;
  const arm = definition.variants.find(({ key }) => key === variant);
  if (!arm) throw new AppError('not_found');
  return render({ variant, values: arm.values, product, host, largeText });
}

/** Against the control on the same host. */
export async function differencesNow(context: Asked, asked: OnHost): Promise<Difference[]> {
  const control = await renderedNow(context, { ...asked, variant: controlKey });
  return differencesOf(control, await renderedNow(context, asked));
}
