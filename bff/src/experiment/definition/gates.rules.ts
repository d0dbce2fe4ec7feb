import { publishedDocument } from '../../consent';
import type { ApprovalRow } from '../compliance/approval/approval.rules';
import { type MetricName, metricNamed } from '../metric/metrics';
import type { Definition } from './definition';
import type {
  AaHealth,
  AccountStandingAtGate,
  Gate,
  GateName,
  GateReason,
  GateReasonCode,
  GateState,
  TextStanding,
} from './gates';

/** The newest word on the text. */
type TextApproval = Pick<ApprovalRow, 'textHash' | 'decision' | 'role'>;

/** Below this, two halves that saw the same are more different than chance makes them. */
const aaAlarmP = 0.001;

const weight: Record<GateState, number> = { green: 0, unknown: 1, pending: 2, red: 3 };

interface Seen extends GateReason {
  state: GateState;
}

const seen = (state: GateState, code: GateReasonCode, data: GateReason['data'] = {}): Seen => ({
  state,
  code,
  data,
  blocks: state === 'red' || state === 'pending',
});

/** The worst of what was seen is the gate's state; what holds it up stands first. */
function gateOf(gate: GateName, all: readonly Seen[]): Gate {
  const sorted = [...all].sort((one, other) => weight[other.state] - weight[one.state]);
  return {
    gate,
    state: sorted[0]?.state ?? 'green',
    reasons: sorted.map(({ code, data, blocks }) => ({ code, data, blocks })),
  };
}

/** An account that we could not ask yet is told and holds nobody up; one that is refused does. */
const unlessRed = (state: GateState): GateState => (state === 'red' || state === 'green' ? state : 'unknown');

export function judgeAuthorised(accounts: readonly AccountStandingAtGate[]): Gate {
  const each = accounts.map(({ authorised, label, adPlatform }) => {
    const state = unlessRed(authorised);
    const code =
      state === 'green'
        ? 'account_authorised'
        : state === 'red'
          ? 'account_not_authorised'
          : 'account_not_asked';
    return seen(state, code, { label, adPlatform });
  });
  const { purpose, version } = publishedDocument('usage_analysis');
  const usage = seen('green', 'usage_purpose_in_force', { purpose, version });
  return gateOf('authorised', [...(each.length > 0 ? each : [seen('green', 'no_accounts')]), usage]);
}

export interface MappedSeen {
  accounts: readonly AccountStandingAtGate[];
  definition: Definition;
  text: TextStanding;
  approval: TextApproval | null;
}

export function judgeMapped({ accounts, definition, text, approval }: MappedSeen): Gate {
  const mapping = accounts.map(({ mapped, label, adPlatform }) =>
    mapped === 'red'
      ? seen('red', 'account_not_mapped', { label, adPlatform })
      : seen('green', 'account_mapped', { label, adPlatform }),
  );
  return gateOf('mapped', [
    ...judgeText(text),
    judgeApproval(definition, text, approval),
    judgeMetrics(definition),
    ...mapping,
  ]);
}

function judgeText({ findings }: TextStanding): Seen[] {
  const failed = findings.filter(({ passed }) => !passed);
  const rules = new Set(findings.map(({ rule }) => rule)).size;
  if (failed.length === 0) return [seen('green', 'rules_passed', { rules })];
  return failed.map(({ variant, rule }) => seen('red', 'rule_failed', { variant, rule }));
}

/** Only a word on exactly this text counts; what changes the price takes somebody whose duty it is. */
function judgeApproval(
  definition: Definition,
  { textHash }: TextStanding,
  approval: TextApproval | null,
): Seen {
  if (!approval) return seen('pending', 'approval_missing', { textHash });
  if (approval.textHash !== textHash) return seen('pending', 'approval_of_other_text', { textHash });
  if (approval.decision === null) return seen('pending', 'approval_waits', { textHash });
  if (approval.decision === 'refused') return seen('red', 'approval_refused', { textHash });
  if (definition.changesPrice && approval.role !== 'compliance')
    return seen('pending', 'approval_needs_compliance_role', { textHash });
  return seen('green', 'approved', { textHash });
}

function judgeMetrics({ primary, guardrails }: Definition): Seen {
  const names: MetricName[] = [primary.metric, ...guardrails.map(({ metric }) => metric)];
  const unknown = names.find((name) => metricNamed(name) === undefined);
  return unknown
    ? seen('red', 'metric_unknown', { metric: unknown })
    : seen('green', 'metrics_known', { metrics: names.length });
}

export function judgeHealthy({ days, units, splitP, outcomeP }: AaHealth): Gate {
  const [one, other] = units;
  const data = { days, one, other, splitP, outcomeP };
  if (splitP === null) return gateOf('healthy', [seen('unknown', 'aa_too_few', data)]);
  if (splitP < aaAlarmP) return gateOf('healthy', [seen('red', 'aa_unbalanced', data)]);
  if (outcomeP !== null && outcomeP < aaAlarmP)
    return gateOf('healthy', [seen('red', 'aa_outcome_differs', data)]);
  return gateOf('healthy', [seen('green', 'aa_balanced', data)]);
}

export function judgeReconciled(accounts: readonly AccountStandingAtGate[]): Gate {
  if (accounts.length === 0) return gateOf('reconciled', [seen('green', 'no_accounts')]);
  return gateOf(
    'reconciled',
    accounts.map(({ reconciled, label, adPlatform, unexplained }) => {
      const state = unlessRed(reconciled);
      if (state === 'red') return seen('red', 'account_unexplained', { label, adPlatform, unexplained });
      return seen(state, state === 'green' ? 'account_reconciled' : 'account_not_reconciled_yet', {
        label,
        adPlatform,
      });
    }),
  );
}
