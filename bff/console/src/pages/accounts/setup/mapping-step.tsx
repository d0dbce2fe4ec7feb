import { Button, Segmented, Select, Switch } from 'antd';
import { useState } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import { useLanguage } from '../../../language/use-language';
import { factMeaning } from '../../../parts/fact-name';
import type { MappingLine, SinkEvent } from '../account-types';
import { useWords } from '../use-words';
import type { StepProps } from './step-props';
import './mapping.css';

const isLine = (one: MappingLine, other: MappingLine) => one.fact === other.fact && one.event === other.event;

function inOrder(lines: readonly MappingLine[], order: readonly MappingLine[]): MappingLine[] {
  const placeOf = (line: MappingLine) => order.findIndex((each) => isLine(each, line));
  return [...lines].sort((one, other) => placeOf(one) - placeOf(other));
}

/** One line for each way in which the platform can be told; those that are on make the mapping. */
export function MappingStep(props: StepProps) {
  const { t } = useTranslation();
  const { sink, setup, onChange, problemAt } = props;
  const [showsTouch, setShowsTouch] = useState(false);
  const shallow = setup.mapping.filter(({ goal }) => goal === 'shallow').length;
  const deep = setup.mapping.length - shallow;
  const say = useWords();
  const wrong = problemAt('mapping');
  const order = sink.events.flatMap(({ lines }) => lines);
  return (
    <>
      <p className="answer">
        <Trans
          i18nKey="accounts.mappingLead"
          values={{ count: setup.mapping.length, shallow, deep }}
          components={{ b: <b /> }}
        />
      </p>
      <p className="basis">
        <span className={shallow === 0 || deep === 0 ? 'warn-text' : ''}>{t('accounts.mappingNeeds')}</span>
        {wrong && <span className="warn-text">{say(wrong.words)}</span>}
        <span className="spacer" />
        <Button size="small" type="text" onClick={() => setShowsTouch(!showsTouch)}>
          {t(showsTouch ? 'accounts.mappingTouchHide' : 'accounts.mappingTouchShow')}
        </Button>
        <Button size="small" onClick={() => onChange({ ...setup, mapping: sink.defaults.mapping })}>
          {t('accounts.mappingReset')}
        </Button>
      </p>
      <div className="card" style={{ marginTop: 12 }}>
        <table className="rows mapping">
          <thead>
            <tr>
              <th style={{ width: 64 }}>{t('accounts.mappingOn')}</th>
              <th>{t('accounts.mappingFact')}</th>
              <th>{t('accounts.mappingEvent')}</th>
              <th>{t('accounts.mappingGoal')}</th>
              {showsTouch && <th>{t('accounts.mappingTouch')}</th>}
            </tr>
          </thead>
          {(['shallow', 'deep'] as const).map((depth) => (
            <tbody key={depth}>
              <tr className="sub">
                <td colSpan={showsTouch ? 5 : 4}>
                  {t(depth === 'shallow' ? 'accounts.mappingShallow' : 'accounts.mappingDeep')}
                </td>
              </tr>
              {sink.events
                .filter((event) => event.depth === depth)
                .flatMap((event) =>
                  event.lines.map((line) => (
                    <MappingRow
                      key={`${line.fact} ${line.event}`}
                      {...{ event, showsTouch, setup, onChange, order }}
                      initial={line}
                      problem={problemOf(props, line)}
                    />
                  )),
                )}
            </tbody>
          ))}
        </table>
        {showsTouch && <footer>{t('accounts.touchHelp')}</footer>}
      </div>
    </>
  );
}

function problemOf({ setup, problemAt }: StepProps, line: MappingLine) {
  const index = setup.mapping.findIndex((each) => isLine(each, line));
  if (index < 0) return null;
  const options = Object.keys(line.options).map((name) => problemAt(`mapping.${index}.options.${name}`));
  return (
    [
      problemAt(`mapping.${index}`),
      problemAt(`mapping.${index}.event`),
      problemAt(`mapping.${index}.fact`),
      ...options,
    ].find(Boolean) ?? null
  );
}

interface MappingRowProps extends Pick<StepProps, 'setup' | 'onChange'> {
  event: SinkEvent;
  initial: MappingLine;
  /** The platform's own order of lines, which the mapping keeps. */
  order: readonly MappingLine[];
  showsTouch: boolean;
  problem: ReturnType<StepProps['problemAt']>;
}

function MappingRow({ event, initial, order, showsTouch, setup, onChange, problem }: MappingRowProps) {
  const { t } = useTranslation();
  const say = useWords();
  const language = useLanguage();
  const line = setup.mapping.find((each) => isLine(each, initial));
  const put = (changed: MappingLine) =>
    onChange({ ...setup, mapping: setup.mapping.map((each) => (isLine(each, initial) ? changed : each)) });
  const toggle = (on: boolean) =>
    onChange({
      ...setup,
      mapping: on
        ? inOrder([...setup.mapping, initial], order)
        : setup.mapping.filter((each) => !isLine(each, initial)),
    });
  const label = `${factMeaning(initial.fact, language)} → ${say(event.meaning)}`;
  return (
    <tr className={line ? '' : 'off'}>
      <td>
        <Switch
          size="small"
          id={`line-${initial.fact}-${initial.event}`}
          checked={line !== undefined}
          aria-label={label}
          onChange={toggle}
        />
      </td>
      <td>
        {factMeaning(initial.fact, language)}
        <small className="mono">{initial.fact}</small>
      </td>
      <td>
        {say(event.meaning)}
        <small className="mono">{event.name}</small>
        {line &&
          event.options.map(({ name, meaning }) => (
            <label key={name} className="line-option">
              <Switch
                size="small"
                checked={Boolean(line.options[name])}
                onChange={(value) => put({ ...line, options: { ...line.options, [name]: value } })}
              />
              {say(meaning)}
            </label>
          ))}
        {problem && <p className="field-problem">{say(problem.words)}</p>}
      </td>
      <td>
        {line && (
          <Segmented
            size="small"
            aria-label={`${label} ${t('accounts.mappingGoal')}`}
            value={line.goal}
            options={(['shallow', 'deep'] as const).map((value) => ({
              value,
              label: t(`accounts.goal.${value}`),
            }))}
            onChange={(goal) => put({ ...line, goal })}
          />
        )}
      </td>
      {showsTouch && (
        <td>
          {line && (
            <Select
              size="small"
              value={line.touch}
              aria-label={`${label} ${t('accounts.mappingTouch')}`}
              options={(['registration', 'arrival'] as const).map((value) => ({
                value,
                label: t(`accounts.touch.${value}`),
              }))}
              onChange={(touch) => put({ ...line, touch })}
            />
          )}
        </td>
      )}
    </tr>
  );
}
