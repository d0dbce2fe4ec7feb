import { Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { ExperimentRefusal } from '../experiment-refusal';
import { TemplateChoices } from './template-choices';
import { useCreate } from './use-create';

export function NewDialog({ onClose }: { onClose(): void }) {
  const { t } = useTranslation();
  const creating = useCreate();
  return (
    <Modal open width={760} title={t('experiments.list.newTitle')} footer={null} onCancel={onClose}>
      <p className="quiet" style={{ marginBottom: 14 }}>
        {t('experiments.list.newLead')}
      </p>
      <TemplateChoices busy={creating.isPending} onChoose={(template) => creating.mutate({ template })} />
      {creating.isError && (
        <ExperimentRefusal
          error={creating.error}
          onRetry={() => creating.variables && creating.mutate(creating.variables)}
        />
      )}
    </Modal>
  );
}
