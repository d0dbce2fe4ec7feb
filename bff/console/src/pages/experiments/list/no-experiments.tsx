import { useTranslation } from 'react-i18next';
import { EmptyCard } from '../empty-card';
import { ExperimentRefusal } from '../experiment-refusal';
import { TemplateChoices } from './template-choices';
import { useCreate } from './use-create';

/** The question that the page answers, and ready starts. */
export function NoExperiments({ mayEdit }: { mayEdit: boolean }) {
  const { t } = useTranslation();
  const creating = useCreate();
  return (
    <EmptyCard title={t('experiments.list.emptyTitle')}>
      <p>{t(mayEdit ? 'experiments.list.emptyLead' : 'experiments.list.emptyReader')}</p>
      {mayEdit && (
        <TemplateChoices busy={creating.isPending} onChoose={(template) => creating.mutate({ template })} />
      )}
      {creating.isError && (
        <ExperimentRefusal
          error={creating.error}
          onRetry={() => creating.variables && creating.mutate(creating.variables)}
        />
      )}
    </EmptyCard>
  );
}
