import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../draft/definition.rules';
import './plan.css';

interface FormRowProps {
  label: ReactNode;
  help?: ReactNode;
  problem?: Problem | null;
  children(id: string): ReactNode;
}

/** A name at the left, its control at the right, and what is wrong or worth knowing below it. */
export function FormRow({ label, help, problem = null, children }: FormRowProps) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <div className="experiment-row">
      <label htmlFor={id}>{label}</label>
      <div>
        {children(id)}
        {problem && (
          <p className="experiment-problem" role="alert">
            {t(`experiments.problem.${problem}`)}
          </p>
        )}
        {!problem && help && <p className="experiment-help">{help}</p>}
      </div>
    </div>
  );
}
