import { Button, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDimensionValues } from '../api/analysis-queries';
import { countText } from '../format/numbers';
import './conditions.css';
import type { Dimension } from './dimensions';
import type { Days } from './report-days';
import { MAX_VALUES } from './report-view';
import { useValueName } from './use-value-name';

interface EditorProps {
  dimension: Dimension;
  days: Days;
  standard: string[];
  onApply(values: string[]): void;
}

/** The values of a dimension. A value that is not offered, such as one of other days, can be typed. */
export function ConditionEditor({ dimension, days, standard, onApply }: EditorProps) {
  const { t } = useTranslation();
  const valueName = useValueName();
  const [values, setValues] = useState(standard);
  const known = useDimensionValues(dimension, days);
  const offered = known.data?.values ?? [];
  // '' is a value like any other, but no key of the list: it stands there under a name that no value has.
  const keyOf = (value: string) => (value === '' ? NOT_SAID : value);
  const options = offered.map(({ value, people }) => ({
    value: keyOf(value),
    label: valueName(dimension, value),
    people,
  }));
  return (
    <div className="condition-editor">
      <label className="small quiet" htmlFor="condition-values">
        {t('analysis.conditionValues')}
      </label>
      <Select
        id="condition-values"
        mode="tags"
        autoFocus
        loading={known.isPending}
        maxCount={MAX_VALUES}
        value={values.map(keyOf)}
        options={options}
        showSearch={{ optionFilterProp: 'label' }}
        notFoundContent={known.isPending ? null : t('analysis.conditionNone')}
        labelRender={({ value }) => valueName(dimension, value === NOT_SAID ? '' : String(value))}
        optionRender={({ label, data }) => (
          <span className="condition-option">
            <span>{label}</span>
            <span className="quiet">
              {'people' in data && data.people !== undefined
                ? t('analysis.peopleCount', { people: countText(data.people) })
                : ''}
            </span>
          </span>
        )}
        onChange={(next: string[]) => setValues(next.map((value) => (value === NOT_SAID ? '' : value)))}
      />
      <Button type="primary" onClick={() => onApply(values)}>
        {t('analysis.conditionApply')}
      </Button>
    </div>
  );
}

const NOT_SAID = '\u0000';
