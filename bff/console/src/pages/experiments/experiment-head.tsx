import { useTranslation } from 'react-i18next';
import { dayText, shortClockText } from '../../format/moments';
import { useLanguage } from '../../language/use-language';
import { useNow } from '../../shell/use-now';
import './experiment-head.css';
import type { Experiment } from './experiment-types';
import { useDoerName } from './experiment-words';
import { dayOf } from './list/waits.rules';
import { RunningActions } from './running/running-actions';
import { StateTag } from './state-tag';

const everyMinuteMs = 60_000;

interface ExperimentHeadProps {
  experiment: Experiment;
  isAdministrator: boolean;
  onDone(text: string): void;
}

/** Which experiment it is, how far it has come, and what an administrator may do with it. */
export function ExperimentHead({ experiment, isAdministrator, onDone }: ExperimentHeadProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const doerName = useDoerName();
  const nowMs = useNow(everyMinuteMs);
  const day = dayOf(experiment, nowMs);
  const runs = experiment.state === 'running' || experiment.state === 'paused';
  return (
    <div className="page-head experiment-head">
      <h1>
        <span className="quiet">{experiment.key}</span> {experiment.name}
      </h1>
      <span className="head-tags">
        <StateTag state={experiment.state} />
        <span className="quiet small">
          {runs && day !== null
            ? t('experiments.head.day', { day, days: experiment.plannedDays, phase: experiment.phase })
            : t('experiments.head.saved', {
                by: doerName(experiment.changed.by),
                day: dayText(experiment.changed.at, language),
                time: shortClockText(experiment.changed.at),
              })}
        </span>
      </span>
      <span className="spacer" />
      {isAdministrator && <RunningActions experiment={experiment} onDone={onDone} />}
    </div>
  );
}
