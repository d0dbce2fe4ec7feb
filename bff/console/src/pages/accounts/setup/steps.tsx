import { useTranslation } from 'react-i18next';
import { Icon } from '../../../shell/icons';

export const stepNames = ['platform', 'authorise', 'mapping', 'windows', 'dryRun', 'gates', 'start'] as const;
export type StepName = (typeof stepNames)[number];

export const isStep = (name: string | null): name is StepName => stepNames.some((each) => each === name);

interface StepsProps {
  current: StepName;
  /** How far somebody has come: steps before it are ticked. */
  reached: StepName;
  /** An account at work is not started at the end: its change comes into force. */
  isChange?: boolean;
  onOpen?(step: StepName): void;
}

export const stepTitle = (step: StepName, isChange: boolean) =>
  step === 'start' && isChange ? ('accounts.step.publish' as const) : (`accounts.step.${step}` as const);

/** Where one is, what is done, and a way back to each. */
export function Steps({ current, reached, isChange = false, onOpen }: StepsProps) {
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
              {t(stepTitle(name, isChange))}
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
