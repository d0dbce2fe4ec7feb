import { Button, Popover, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDimensionValues } from '../api/analysis-queries';
import { countText } from '../format/numbers';
import { Icon } from '../shell/icons';
import type { Dimension } from './dimensions';
import { type Condition, MAX_CONDITIONS, MAX_VALUES } from './report-view';
import type { Days } from './report-days';
import type { Report } from './use-report';
import { useValueName } from './use-value-name';

interface ConditionsProps {
  report: Report<object>;
  dimensions: readonly Dimension[];
}

/** Each condition as a chip that reads as words; its values are those that the data holds. */
export function Conditions({ report, dimensions }: ConditionsProps) {
  const { view, days, change } = report;
  const rest = dimensions.filter((each) => !view.conditions.some(({ dimension }) => dimension === each));
  const put = (condition: Condition) => {
    const others = view.conditions.filter(({ dimension }) => dimension !== condition.dimension);
    const place = view.conditions.findIndex(({ dimension }) => dimension === condition.dimension);
    const next = place === -1 ? [...others, condition] : others.toSpliced(place, 0, condition);
    change({ conditions: condition.values.length === 0 ? others : next });
  };
  return (
    <>
      {view.conditions.map((condition) => (
        <ConditionChip key={condition.dimension} condition={condition} days={days} onChange={put} />
      ))}
      {rest.length > 0 && view.conditions.length < MAX_CONDITIONS && (
        <AddCondition dimensions={rest} days={days} onAdd={put} />
      )}
    </>
  );
}

interface ChipProps {
  condition: Condition;
  days: Days;
  onChange(condition: Condition): void;
}

function ConditionChip({ condition, days, onChange }: ChipProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const valueName = useValueName();
  const { dimension, values } = condition;
  const name = t(`analysis.dimension.${dimension}`);
  const first = valueName(dimension, values[0]!);
  const shown = values.length === 1 ? first : t('analysis.conditionMore', { first, count: values.length });
  return (
    <span className="condition">
      <Popover
        trigger="click"
        placement="bottomLeft"
        open={open}
        onOpenChange={setOpen}
        destroyOnHidden
        content={
          <ConditionEditor
            dimension={dimension}
            days={days}
            standard={values}
            onApply={(next) => {
              setOpen(false);
              onChange({ dimension, values: next });
            }}
          />
        }
      >
        <Button aria-expanded={open}>{t('analysis.conditionIs', { dimension: name, values: shown })}</Button>
      </Popover>
      <Button
        aria-label={t('analysis.conditionRemove', { dimension: name })}
        icon={<Icon name="cross" small />}
        onClick={() => onChange({ dimension, values: [] })}
      />
    </span>
  );
}

interface AddProps {
  dimensions: readonly Dimension[];
  days: Days;
  onAdd(condition: Condition): void;
}

function AddCondition({ dimensions, days, onAdd }: AddProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const [dimension, setDimension] = useState<Dimension>(dimensions[0]!);
  const chosen = dimensions.includes(dimension) ? dimension : dimensions[0]!;
  return (
    <Popover
      trigger="click"
      placement="bottomLeft"
      open={open}
      onOpenChange={setOpen}
      destroyOnHidden
      content={
        <div className="condition-editor">
          <label className="small quiet" htmlFor="condition-dimension">
            {t('analysis.conditionDimension')}
          </label>
          <Select
            id="condition-dimension"
            value={chosen}
            options={dimensions.map((each) => ({ value: each, label: t(`analysis.dimension.${each}`) }))}
            onChange={setDimension}
          />
          <ConditionEditor
            key={chosen}
            dimension={chosen}
            days={days}
            standard={[]}
            onApply={(values) => {
              setOpen(false);
              if (values.length > 0) onAdd({ dimension: chosen, values });
            }}
          />
        </div>
      }
    >
      <Button type="dashed" icon={<Icon name="plus" small />} aria-expanded={open}>
        {t('analysis.addCondition')}
      </Button>
    </Popover>
  );
}

interface EditorProps {
  dimension: Dimension;
  days: Days;
  standard: string[];
  onApply(values: string[]): void;
}

/** A value that is not offered, such as one of other days, can be typed. */
function ConditionEditor({ dimension, days, standard, onApply }: EditorProps) {
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
