import { useTranslation } from 'react-i18next';
import { ExperimentRefusal } from '../experiment-refusal';
import { TemplateChoices } from './template-choices';
import { useCreate } from './use-create';

/** The question that the page answers, and ready starts. */
export function NoExperiments({ mayEdit }: { mayEdit: boolean }) {
  const { t } = useTranslation();
  const creating = useCreate();
  return (
    <section className="card experiments-empty">
      <h2>{t('experiments.list.emptyTitle')}</h2>
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
    </section>
  );
}
