import { Trans, useTranslation } from 'react-i18next';
import { variedOf } from '../draft/definition.rules';
import type { Draft } from '../draft/use-draft';
import { useParameters } from '../experiment-queries';
import type { Experiment } from '../experiment-types';
import { PhonesCard } from '../preview/phones-card';
import { DifferencesCard } from './differences-card';
import { parameterKey } from './parameter-key';
import { VariantTable } from './variant-table';

const bold = { b: <b /> };

/** What each arm shows: the values side by side, what that changes, and how the page looks. */
export function PagesTab({ experiment, draft }: { experiment: Experiment; draft: Draft }) {
  const { t } = useTranslation();
  const parameters = useParameters();
  const { definition } = draft;
  const ofLayer = (parameters.data ?? []).filter(({ layer }) => layer === definition.layer);
  const varied = variedOf(
    definition,
    ofLayer.map(({ name }) => name),
  );
  return (
    <>
      <p className="answer experiment-answer" role="status">
        <Trans
          i18nKey={varied.length === 0 ? 'experiments.pages.answerNothing' : 'experiments.pages.answer'}
          values={{
            count: definition.variants.length,
            layer: t(`experiments.layer.${definition.layer}`),
            parts: varied
              .map((name) => t(`experiments.parameter.${parameterKey(name)}.name`))
              .join(t('experiments.comma')),
          }}
          components={bold}
        />
      </p>
      <p className="basis">
        <span>{t('experiments.pages.basis')}</span>
      </p>
      <div className="grid">
        <div className="experiment-column" style={{ gridColumn: 'span 8' }}>
          <VariantTable draft={draft} parameters={ofLayer} varied={varied} />
          <DifferencesCard definition={definition} varied={varied} />
        </div>
        <div className="experiment-column" style={{ gridColumn: 'span 4' }}>
          <PhonesCard experiment={experiment} isChanged={draft.isChanged} />
        </div>
      </div>
    </>
  );
}
