import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../../shell/icons';
import { ExperimentRefusal } from '../experiment-refusal';
import type { Draft } from './use-draft';
import './save-bar.css';

/** Stays in sight while something is not saved. */
export function SaveBar({ draft }: { draft: Draft }) {
  const { t } = useTranslation();
  if (!draft.isChanged) return null;
  return (
    <div className="experiment-save">
      {draft.isConflict && (
        <p className="note bad" role="alert">
          <Icon name="warning" small />
          {t('experiments.draft.conflict')}
        </p>
      )}
      {!draft.isConflict && Boolean(draft.error) && (
        <ExperimentRefusal error={draft.error} onRetry={draft.save} />
      )}
      <div>
        <span className="quiet small" role="status">
          {draft.problems.length > 0
            ? t('experiments.draft.mend', { count: draft.problems.length })
            : t('experiments.draft.unsaved')}
        </span>
        <span className="spacer" />
        <Button onClick={draft.discard}>
          {t(draft.isConflict ? 'experiments.draft.takeTheirs' : 'experiments.draft.discard')}
        </Button>
        <Button
          type="primary"
          id="draft-save"
          disabled={draft.problems.length > 0 || draft.isConflict}
          loading={draft.isSaving}
          onClick={draft.save}
        >
          {t('experiments.draft.save')}
        </Button>
      </div>
    </div>
  );
}
