import { AppError } from '../../platform/errors';

/** Why something of an experiment was not done; the console has a sentence for each. */
export type ExperimentRefusal =
  | 'already_decided'
  | 'archived'
  | 'cannot_be_imported'
  | 'changed_meanwhile'
  | 'gate_refuses'
  | 'layer_is_fixed'
  | 'no_such_decision'
  | 'no_such_variant'
  | 'not_a_draft'
  | 'not_paused'
  | 'not_running'
  | 'other_unit'
  | 'nothing_varies'
  | 'parameter_measured'
  | 'parameter_rolled_out'
  | 'payload_too_large'
  | 'phase_over'
  | 'reason_missing'
  | 'rollout_step'
  | 'rollout_still_shown'
  | 'same_person'
  | 'slot_taken'
  | 'still_running'
  | 'too_many_experiments'
  | 'too_many_features'
  | 'too_many_previews'
  | 'variant_missing';

export type RefusalDetails = Record<string, string | number | boolean | null>;

export const refused = (problem: ExperimentRefusal, details: RefusalDetails = {}) =>
  new AppError('invalid_input', { details: { ...details, problem } });
