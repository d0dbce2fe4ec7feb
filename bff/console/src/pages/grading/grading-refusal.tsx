import { useTranslation } from 'react-i18next';
import { callErrorOf } from '../../api/call-error';
import { zh } from '../../language/zh';
import { RefusalNote } from '../../parts/refusal-note';

type Refusal = keyof typeof zh.grading.refusal;

/** Why the grading did not do something. */
export function GradingRefusal({ error, onRetry }: { error: unknown; onRetry(): void }) {
  const { t } = useTranslation();
  const refusal = refusalOf(error);
  return (
    <RefusalNote sentence={refusal && t(`grading.refusal.${refusal}`)} error={error} onRetry={onRetry} />
  );
}

function refusalOf(error: unknown): Refusal | null {
  const { problem } = callErrorOf(error);
  return problem !== null && problem in zh.grading.refusal ? (problem as Refusal) : null;
}
