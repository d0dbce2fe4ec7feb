import { useTranslation } from 'react-i18next';
import { callErrorOf } from '../../api/call-error';
import { RefusalNote } from '../../parts/refusal-note';

const refusals = ['already_running', 'two_rules_for_one_account', 'not_found'] as const;

/** Why a rule or a run was not changed. */
export function AttributionRefusal({ error, onRetry }: { error: unknown; onRetry(): void }) {
  const { t } = useTranslation();
  const { code, problem } = callErrorOf(error);
  const refusal = refusals.find((each) => each === (problem ?? code)) ?? null;
  return (
    <RefusalNote sentence={refusal && t(`attribution.refusal.${refusal}`)} error={error} onRetry={onRetry} />
  );
}
