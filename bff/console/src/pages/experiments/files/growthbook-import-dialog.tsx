import { Button, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../../api/trpc';
import { FilePicker } from '../../../parts/report-file/file-picker';
import { TrialNote } from '../../../parts/report-file/trial-note';
import { useFileTrial, usePickedFile } from '../../../parts/report-file/use-file-trial';
import { useExperimentChange } from '../experiment-queries';
import { ExperimentRefusal } from '../experiment-refusal';
import { GrowthBookTrialView } from './growthbook-trial-view';
import { tryGrowthBook } from './try-growthbook';

interface GrowthBookImportDialogProps {
  onClose(): void;
  /** The new drafts are in the list; `told` names them. */
  onImported(told: string): void;
}

/** A payload is tried as soon as it is chosen; only one that is taken whole can be imported. */
export function GrowthBookImportDialog({ onClose, onImported }: GrowthBookImportDialogProps) {
  const { t } = useTranslation();
  const { picked, tooLarge, pick } = usePickedFile();
  const { trial, again } = useFileTrial(picked, tryGrowthBook);
  const text = 'experiments.files.growthBook';
  const importing = useExperimentChange(trpc.experiment.importGrowthBook.mutate, ({ drafts }) => {
    onImported(
      t(`${text}.done`, {
        count: drafts.length,
        keys: drafts.map(({ key }) => key).join(t('experiments.comma')),
      }),
    );
  });
  const answer = trial.state === 'read' && trial.answer.kind === 'features' ? trial.answer : null;
  const ready = answer?.features.every(({ draft }) => draft !== null) ? answer : null;
  const submit = () => ready && importing.mutate({ payload: ready.payload });
  return (
    <Modal
      open
      width={760}
      title={t(`${text}.title`)}
      okText={ready ? t(`${text}.submit`, { count: ready.features.length }) : t(`${text}.submitNone`)}
      okButtonProps={{ disabled: ready === null }}
      cancelText={t('experiments.cancel')}
      confirmLoading={importing.isPending}
      onOk={submit}
      onCancel={onClose}
    >
      <p className="quiet files-lead">{t(`${text}.lead`)}</p>
      <FilePicker
        title={picked?.name ?? t(`${text}.choose`)}
        hint={t(picked ? `${text}.otherFile` : `${text}.chooseHint`)}
        accept=".json,application/json"
        onPick={(chosen) => {
          importing.reset();
          void pick(chosen);
        }}
      />
      <TrialNote
        trial={trial}
        tooLarge={tooLarge ? t(`${text}.refused.payload_too_large`) : null}
        reading={t(`${text}.reading`)}
        failed={(code) => (
          <>
            {code === null ? t(`${text}.unreachable`) : t(`${text}.failed`, { code })}{' '}
            <Button size="small" onClick={again}>
              {t('error.retry')}
            </Button>
          </>
        )}
      >
        {(told) => <GrowthBookTrialView trial={told} />}
      </TrialNote>
      {importing.isError && <ExperimentRefusal error={importing.error} onRetry={submit} />}
    </Modal>
  );
}
