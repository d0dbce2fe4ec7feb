import { Segmented, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { EventSelect } from '../../../analysis/event-select';
import { Card } from '../../../parts/card';
import { type CustomFunnel, MAX_STEPS, MIN_STEPS, windowNames } from './custom-url';
import './custom.css';
import { StepEditor } from './step-editor';
import { useEventName } from './use-event-name';

interface FunnelBuilderProps {
  custom: CustomFunnel;
  onChange(custom: CustomFunnel): void;
}

/** Puts a funnel together and says in words what it counts. */
export function FunnelBuilder({ custom, onChange }: FunnelBuilderProps) {
  const { t } = useTranslation();
  const { steps } = custom;
  const put = (next: CustomFunnel['steps']) => onChange({ ...custom, steps: next });
  const move = (place: number, by: 1 | -1) =>
    put(steps.toSpliced(place, 1).toSpliced(place + by, 0, steps[place]!));
  return (
    <Card title={t('analysis.customTitle')}>
      <div className="card-body custom">
        <ol>
          {steps.map((step, place) => (
            <StepEditor
              key={`${place} ${step.name}`}
              step={step}
              place={place}
              last={steps.length - 1}
              onChange={(next) => put(steps.toSpliced(place, 1, next))}
              onMove={(by) => move(place, by)}
              onRemove={() => put(steps.toSpliced(place, 1))}
            />
          ))}
          {steps.length < MAX_STEPS && (
            <li className="custom-step">
              <span className="custom-place next" aria-hidden="true">
                {steps.length + 1}
              </span>
              <EventSelect
                key={steps.length}
                label={t('analysis.customAdd')}
                value={null}
                placeholder={t(steps.length === 0 ? 'analysis.customEvent' : 'analysis.customAdd')}
                onChange={(name) => put([...steps, { name, page: null, where: [] }])}
              />
            </li>
          )}
        </ol>
        <div className="custom-rules">
          <Select
            aria-label={t('analysis.customWindow')}
            prefix={<span className="quiet">{t('analysis.customWindow')}</span>}
            value={custom.window}
            options={windowNames.map((name) => ({ value: name, label: t(`analysis.customWindows.${name}`) }))}
            onChange={(window) => onChange({ ...custom, window })}
            popupMatchSelectWidth={false}
          />
          <label>
            <span className="quiet">{t('analysis.customCounting')}</span>
            <Segmented<CustomFunnel['counting']>
              value={custom.counting}
              options={[
                { value: 'chain', label: t('analysis.customChain') },
                { value: 'first_time', label: t('analysis.customFirstTime') },
              ]}
              onChange={(counting) =>
                onChange({
                  ...custom,
                  counting,
                  order: counting === 'first_time' ? 'loose' : custom.order,
                })
              }
            />
          </label>
          <label>
            <span className="quiet">{t('analysis.customOrder')}</span>
            <Segmented<CustomFunnel['order']>
              value={custom.order}
              disabled={custom.counting === 'first_time'}
              options={[
                { value: 'loose', label: t('analysis.customLoose') },
                { value: 'strict', label: t('analysis.customStrict') },
              ]}
              onChange={(order) => onChange({ ...custom, order })}
            />
          </label>
        </div>
        <p className="custom-words">
          {steps.length < MIN_STEPS ? t('analysis.customNeedsTwo') : <FunnelWords custom={custom} />}
        </p>
      </div>
    </Card>
  );
}

function FunnelWords({ custom }: { custom: CustomFunnel }) {
  const { t } = useTranslation();
  const eventName = useEventName();
  const [first, ...rest] = custom.steps.map((step) => `“${eventName(step)}”`);
  return (
    <>
      {t('analysis.customWords', {
        first: first!,
        window: t(`analysis.customWindows.${custom.window}`),
        rest: rest.join(t('analysis.customThen')),
      })}
      {custom.counting === 'chain' &&
        t(custom.order === 'loose' ? 'analysis.customWordsLoose' : 'analysis.customWordsStrict')}
      {t(custom.counting === 'chain' ? 'analysis.customWordsChain' : 'analysis.customWordsFirst')}
    </>
  );
}
