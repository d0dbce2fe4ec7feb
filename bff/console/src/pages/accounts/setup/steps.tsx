import { useTranslation } from 'react-i18next';
import { Icon } from '../../../shell/icons';

export const stepNames = ['platform', 'authorise', 'mapping', 'windows', 'dryRun', 'gates', 'start'] as const;
export type StepName = (typeof stepNames)[number];

export const isStep = (name: string | null): name is StepName => stepNames.some((each) => each === name);

interface StepsProps {
  current: StepName;
  /** How far somebody has come: steps before it are ticked. */
  reached: StepName;
  onOpen?(step: StepName): void;
}

/** Where one is, what is done, and a way back to each. */
export function Steps({ current, reached, onOpen }: StepsProps) {
  const { t } = useTranslation();
  const reachedAt = stepNames.indexOf(reached);
  return (
    <nav aria-label={t('accounts.stepsLabel')}>
      <ol className="steps">
        {stepNames.map((name, index) => {
          const isCurrent = name === current;
          const isDone = !isCurrent && index < Math.max(reachedAt, 1);
          const canOpen = onOpen && name !== 'platform' && !isCurrent;
          const inside = (
            <>
              <i aria-hidden="true">{isDone ? <Icon name="check" small /> : index + 1}</i>
              {t(`accounts.step.${name}`)}
            </>
          );
          return (
            <li
              key={name}
              className={isCurrent ? 'on' : isDone ? 'done' : ''}
              {...(isCurrent ? { 'aria-current': 'step' as const } : {})}
            >
              {canOpen ? (
                <button type="button" id={`step-${name}`} onClick={() => onOpen(name)}>
                  {inside}
                </button>
              ) : (
                <span>{inside}</span>
              )}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
