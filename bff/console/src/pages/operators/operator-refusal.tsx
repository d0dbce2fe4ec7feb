import { useTranslation } from 'react-i18next';
import { callErrorOf } from '../../api/call-error';
import { RefusalNote } from '../../parts/refusal-note';

const refusals = [
  'name_taken',
  'own_account',
  'too_many_people',
  'password_wrong',
  'same_password',
  'not_allowed',
  'not_found',
  'too_many_requests',
] as const;

/** Why an account was not changed. */
export function OperatorRefusal({ error, onRetry }: { error: unknown; onRetry(): void }) {
  const { t } = useTranslation();
  const { code, problem } = callErrorOf(error);
  const refusal = refusals.find((each) => each === (problem ?? code)) ?? null;
  return (
    <RefusalNote sentence={refusal && t(`operators.refusal.${refusal}`)} error={error} onRetry={onRetry} />
  );
}
