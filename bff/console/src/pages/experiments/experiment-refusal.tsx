import { useTranslation } from 'react-i18next';
import { callErrorOf } from '../../api/call-error';
import { zhRefusals } from '../../language/experiments/zh.refusals';
import { RefusalNote } from '../../parts/refusal-note';

type Refusal = keyof typeof zhRefusals;
const isRefusal = (name: string): name is Refusal => Object.hasOwn(zhRefusals, name);

/** Why an experiment was not changed. */
export function ExperimentRefusal({ error, onRetry }: { error: unknown; onRetry(): void }) {
  const { t } = useTranslation();
  const { code, problem } = callErrorOf(error);
  const name = problem ?? code;
  return (
    <RefusalNote
      sentence={isRefusal(name) ? t(`experiments.refusals.${name}`) : null}
      error={error}
      onRetry={onRetry}
    />
  );
}
