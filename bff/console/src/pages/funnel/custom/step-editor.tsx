import { Button, Popover, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { hasPage, propertiesOf } from '../../../analysis/catalogue-events';
import { EventSelect } from '../../../analysis/event-select';
import { PageSelect } from '../../../analysis/page-select';
import { zh } from '../../../language/zh';
import { Icon } from '../../../shell/icons';
import { operatorsOf, valuesOf } from './condition-values';
import { type ChosenEvent, MAX_WHERE, type PropertyCondition } from './custom-url';

interface StepEditorProps {
  step: ChosenEvent;
  place: number;
  last: number;
  onChange(step: ChosenEvent): void;
  onMove(by: 1 | -1): void;
  onRemove(): void;
}

/** One step of the funnel: the event by its meaning, the page, the properties. */
export function StepEditor({ step, place, last, onChange, onMove, onRemove }: StepEditorProps) {
  const { t } = useTranslation();
  return (
    <li className="custom-step">
      <span className="custom-place" aria-hidden="true">
        {place + 1}
      </span>
      <EventSelect
        label={t('analysis.customStep', { place: place + 1 })}
        value={step.name}
        onChange={(name) => onChange({ name, page: null, where: [] })}
      />
      {hasPage(step.name) && (
        <PageSelect value={step.page} onChange={(page) => onChange({ ...step, page })} />
      )}
      {propertiesOf(step.name).length > 0 && <Where step={step} onChange={onChange} />}
      <span className="spacer" />
      <Button
        type="text"
        size="small"
        disabled={place === 0}
        aria-label={t('analysis.customUp')}
        title={t('analysis.customUp')}
        onClick={() => onMove(-1)}
      >
        ↑
      </Button>
      <Button
        type="text"
        size="small"
        disabled={place === last}
        aria-label={t('analysis.customDown')}
        title={t('analysis.customDown')}
        onClick={() => onMove(1)}
      >
        ↓
      </Button>
      <Button
        type="text"
        size="small"
        aria-label={t('analysis.customRemove')}
        title={t('analysis.customRemove')}
        icon={<Icon name="cross" small />}
        onClick={onRemove}
      />
    </li>
  );
}

function Where({ step, onChange }: { step: ChosenEvent; onChange(step: ChosenEvent): void }) {
  const { t } = useTranslation();
  const count = step.where.length;
  const properties = propertiesOf(step.name);
  const put = (place: number, condition: PropertyCondition | null) =>
    onChange({
      ...step,
      where: condition
        ? step.where.toSpliced(place, 1, condition)
        : step.where.filter((_, index) => index !== place),
    });
  const add = () =>
    onChange({
      ...step,
      where: [...step.where, { property: properties[0]!.name, operator: 'exists', values: [] }],
    });
  return (
    <Popover
      trigger="click"
      placement="bottomLeft"
      content={
        <div className="custom-where">
          {step.where.map((condition, place) => (
            <ConditionRow
              key={place}
              event={step.name}
              condition={condition}
              onChange={(next) => put(place, next)}
            />
          ))}
          <Button size="small" type="dashed" disabled={count >= MAX_WHERE} onClick={add}>
            {t(count === 0 ? 'analysis.customWhere' : 'analysis.customAddWhere')}
          </Button>
        </div>
      }
    >
      <Button type={count === 0 ? 'text' : 'default'}>
        {count === 0 ? t('analysis.customWhere') : t('analysis.customWhereSome', { count })}
      </Button>
    </Popover>
  );
}

interface ConditionRowProps {
  event: string;
  condition: PropertyCondition;
  onChange(condition: PropertyCondition | null): void;
}

type FieldName = keyof typeof zh.field;
const isField = (name: string): name is FieldName => Object.hasOwn(zh.field, name);

function ConditionRow({ event, condition, onChange }: ConditionRowProps) {
  const { t } = useTranslation();
  const properties = propertiesOf(event);
  const property = properties.find(({ name }) => name === condition.property) ?? properties[0]!;
  const operators = operatorsOf(property.kind);
  return (
    <div className="custom-condition">
      <Select
        aria-label={t('analysis.customProperty')}
        value={property.name}
        options={properties.map(({ name }) => ({
          value: name,
          label: isField(name) ? t(`field.${name}`) : name,
        }))}
        onChange={(name) => onChange({ property: name, operator: 'exists', values: [] })}
      />
      <Select
        aria-label={t('analysis.customOperator')}
        value={condition.operator}
        options={operators.map((each) => ({ value: each, label: t(`analysis.customOperators.${each}`) }))}
        onChange={(operator) => onChange({ ...condition, operator })}
      />
      {condition.operator === 'exists' ? (
        <span />
      ) : (
        <Select
          mode="tags"
          aria-label={t('analysis.customValues')}
          value={condition.values.map(String)}
          options={property.values.map((value) => ({ value, label: value }))}
          onChange={(texts: string[]) => onChange({ ...condition, values: valuesOf(property.kind, texts) })}
        />
      )}
      <Button
        type="text"
        size="small"
        aria-label={t('analysis.customRemove')}
        icon={<Icon name="cross" small />}
        onClick={() => onChange(null)}
      />
    </div>
  );
}
