import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../language/use-language';
import { ErrorNote } from '../../../parts/error-note';
import { useTemplates } from '../experiment-queries';
import type { Template } from '../experiment-types';
import { useMetricWords } from '../experiment-words';
import './list.css';

type Choice = Template['name'] | null;

interface TemplateChoicesProps {
  busy: boolean;
  onChoose(template: Choice): void;
}

/** Ready starts that pass the rules as they stand, and an empty one. */
export function TemplateChoices({ busy, onChoose }: TemplateChoicesProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const metricWords = useMetricWords();
  const templates = useTemplates();
  if (templates.isError)
    return (
      <ErrorNote
        what={t('experiments.list.templates')}
        error={templates.error}
        onRetry={() => void templates.refetch()}
      />
    );
  return (
    <ul className="template-choices">
      {templates.data?.map(({ name, title, purpose, draft }) => (
        <li key={name}>
          <button type="button" disabled={busy} onClick={() => onChoose(name)}>
            <b>{title[language]}</b>
            <span>{purpose[language]}</span>
            <small>
              {t(`experiments.layer.${draft.layer}`)} · {metricWords.name(draft.primary.metric)} ·{' '}
              {t('experiments.list.planned', { days: draft.plannedDays })}
            </small>
          </button>
        </li>
      ))}
      {templates.data && (
        <li>
          <button type="button" disabled={busy} onClick={() => onChoose(null)}>
            <b>{t('experiments.list.blank')}</b>
            <span>{t('experiments.list.blankPurpose')}</span>
          </button>
        </li>
      )}
    </ul>
  );
}
