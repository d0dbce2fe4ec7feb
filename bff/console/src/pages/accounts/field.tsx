import { useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../shell/icons';
import './form.css';

export interface FieldIds {
  id: string;
  'aria-describedby'?: string;
  'aria-invalid'?: boolean;
}

interface FieldProps {
  label: ReactNode;
  help?: ReactNode;
  problem?: string | null;
  required?: boolean;
  children(ids: FieldIds): ReactNode;
}

/** A label above its control, its help below, and what is wrong with it in words at the same place. */
export function Field({ label, help, problem, required, children }: FieldProps) {
  const { t } = useTranslation();
  const id = useId();
  const below = `${id}-below`;
  return (
    <div className={problem ? 'field wrong' : 'field'}>
      <label htmlFor={id}>
        {label}
        {required && (
          <span className="quiet" aria-hidden="true">
            {' '}
            *
          </span>
        )}
        {required && <span className="visually-hidden">{t('accounts.required')}</span>}
      </label>
      {children({
        id,
        ...(help || problem ? { 'aria-describedby': below } : {}),
        ...(problem ? { 'aria-invalid': true } : {}),
      })}
      {problem ? (
        <p id={below} className="field-problem" role="alert">
          <Icon name="warning" small />
          {problem}
        </p>
      ) : (
        help && (
          <p id={below} className="field-help">
            {help}
          </p>
        )
      )}
    </div>
  );
}
