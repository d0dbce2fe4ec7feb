import { Input, Select, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { layers } from '@loudou/shared/page-config';
import { Card } from '../../../parts/card';
import { onLayer } from '../draft/definition.rules';
import type { Draft } from '../draft/use-draft';
import { FormRow } from './form-row';
import './plan.css';

export function HypothesisCard({ draft, layerIsFixed }: { draft: Draft; layerIsFixed: boolean }) {
  const { t } = useTranslation();
  const { definition, change, mayEdit, problemAt } = draft;
  return (
    <Card title={t('experiments.plan.hypothesisTitle')}>
      <div className="experiment-form">
        <FormRow label={t('experiments.plan.name')} problem={problemAt('name')}>
          {(id) => (
            <Input
              id={id}
              value={definition.name}
              maxLength={40}
              disabled={!mayEdit}
              onChange={({ target }) => change({ name: target.value })}
            />
          )}
        </FormRow>
        <FormRow label={t('experiments.plan.hypothesis')} help={t('experiments.plan.hypothesisHelp')}>
          {(id) => (
            <Input.TextArea
              id={id}
              value={definition.hypothesis}
              maxLength={400}
              autoSize={{ minRows: 2, maxRows: 5 }}
              disabled={!mayEdit}
              onChange={({ target }) => change({ hypothesis: target.value })}
            />
          )}
        </FormRow>
        <FormRow
          label={t('experiments.plan.layer')}
          help={t(layerIsFixed ? 'experiments.plan.layerFixed' : 'experiments.plan.layerHelp')}
        >
          {(id) => (
            <Select
              id={id}
              value={definition.layer}
              disabled={!mayEdit || layerIsFixed}
              style={{ width: 260 }}
              options={layers.map((value) => ({ value, label: t(`experiments.layer.${value}`) }))}
              onChange={(layer) => change(onLayer(definition, layer))}
            />
          )}
        </FormRow>
        <FormRow label={t('experiments.plan.changesPrice')} help={t('experiments.plan.changesPriceHelp')}>
          {(id) => (
            <Switch
              id={id}
              checked={definition.changesPrice}
              disabled={!mayEdit}
              onChange={(changesPrice) => change({ changesPrice })}
            />
          )}
        </FormRow>
      </div>
    </Card>
  );
}
