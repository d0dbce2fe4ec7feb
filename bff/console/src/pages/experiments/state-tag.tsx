import { useTranslation } from 'react-i18next';
import type { ExperimentState } from './experiment-types';

const looks: Record<ExperimentState, string> = {
  draft: 'tag',
  running: 'tag good',
  paused: 'tag warn',
  stopped: 'tag warn',
  decided: 'tag',
  archived: 'tag',
};
const shapes: Record<ExperimentState, string> = {
  draft: '○',
  running: '●',
  paused: '◐',
  stopped: '■',
  decided: '✓',
  archived: '–',
};

export function StateTag({ state }: { state: ExperimentState }) {
  const { t } = useTranslation();
  return (
    <span className={looks[state]}>
      <span aria-hidden="true">{shapes[state]}</span>
      {t(`experiments.state.${state}`)}
    </span>
  );
}
