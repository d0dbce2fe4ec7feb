import { Button, Popover, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../shell/icons';
import { ConditionEditor } from './condition-editor';
import './conditions.css';
import type { Dimension } from './dimensions';
import { type Condition, MAX_CONDITIONS } from './report-view';
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
  const valueName = useValueName();
  const { dimension, values } = condition;
  const name = t(`analysis.dimension.${dimension}`);
  const first = valueName(dimension, values[0]!);
  const shown = values.length === 1 ? first : t('analysis.conditionMore', { first, count: values.length });
  return (
    <span className="condition">
      <ConditionPopover
        button={(isOpen) => (
          <Button aria-expanded={isOpen}>
            {t('analysis.conditionIs', { dimension: name, values: shown })}
          </Button>
        )}
        editor={(close) => (
          <ConditionEditor
            dimension={dimension}
            days={days}
            standard={values}
            onApply={(next) => {
              close();
              onChange({ dimension, values: next });
            }}
          />
        )}
      />
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
  const [dimension, setDimension] = useState<Dimension>(dimensions[0]!);
  const chosen = dimensions.includes(dimension) ? dimension : dimensions[0]!;
  return (
    <ConditionPopover
      button={(isOpen) => (
        <Button type="dashed" icon={<Icon name="plus" small />} aria-expanded={isOpen}>
          {t('analysis.addCondition')}
        </Button>
      )}
      editor={(close) => (
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
              close();
              if (values.length > 0) onAdd({ dimension: chosen, values });
            }}
          />
        </div>
      )}
    />
  );
}

interface ConditionPopoverProps {
  button(isOpen: boolean): ReactNode;
  editor(close: () => void): ReactNode;
}

/** Opens by its button; what was begun in it is forgotten when it closes. */
function ConditionPopover({ button, editor }: ConditionPopoverProps) {
  const [open, setOpen] = useState(false);
  return (
    <Popover
      trigger="click"
      placement="bottomLeft"
      open={open}
      onOpenChange={setOpen}
      destroyOnHidden
      content={editor(() => setOpen(false))}
    >
      {button(open)}
    </Popover>
  );
}
