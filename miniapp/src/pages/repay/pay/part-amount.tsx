import { formatYuan, parseYuan } from '@loudou/shared/money';
import { Field, TextInput } from '../../../components';
import { focusOf, useFieldErrors } from '../../../features/tracking';
import type { Home } from '../find-home';
import { mostPayableFen } from './payment-choice';

interface PartAmountProps {
  home: Home;
  text: string;
  setText: (text: string) => void;
}

/** A part is paid to the oldest period first; what it may be at most stands below. */
export function PartAmount({ home, text, setText }: PartAmountProps) {
  const mostFen = mostPayableFen(home);
  const problem = text === '' ? null : partProblem(parseYuan(text), mostFen);
  useFieldErrors({ amount: problem && 'out_of_range' });
  return (
    <Field label="还多少" hint={`最多 ${formatYuan(mostFen)} 元，先还最早到期的一期`} error={problem}>
      <TextInput
        id="pay-amount"
        label="还多少"
        type="digit"
        value={text}
        onInput={setText}
        onFocus={focusOf('amount')}
        placeholder="0.00"
        end="元"
      />
    </Field>
  );
}

export function partProblem(partFen: number | null, mostFen: number): string | null {
  if (partFen === null || partFen <= 0) return '填一个金额，最多两位小数，例如 200.50';
  return partFen > mostFen ? `最多可以还 ${formatYuan(mostFen)} 元，请改小一些` : null;
}
