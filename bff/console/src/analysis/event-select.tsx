import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../language/use-language';
import { shortFactMeaning } from '../parts/fact-name';
import { behaviourNames, factNames } from './catalogue-events';
import './event-select.css';

interface EventSelectProps {
  label: string;
  value: string | null;
  placeholder?: string;
  onChange(name: string): void;
}

/** Every fact and behaviour of the catalogue, found by meaning or by name. */
export function EventSelect({ label, value, placeholder, onChange }: EventSelectProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const optionsOf = (names: readonly string[]) =>
    names.map((name) => ({ value: name, label: shortFactMeaning(name, language), search: name }));
  return (
    <Select<string>
      aria-label={label}
      value={value}
      placeholder={placeholder}
      showSearch={{
        filterOption: (text, option) =>
          `${String(option?.label ?? '')} ${String(option?.value ?? '')}`
            .toLowerCase()
            .includes(text.toLowerCase()),
      }}
      options={[
        { label: t('analysis.customFacts'), options: optionsOf(factNames) },
        { label: t('analysis.customBehaviours'), options: optionsOf(behaviourNames) },
      ]}
      optionRender={({ label: meaning, value: name }) => (
        <span className="event-option">
          <span>{meaning}</span>
          <span className="mono quiet">{name}</span>
        </span>
      )}
      popupMatchSelectWidth={360}
      onChange={onChange}
      style={{ width: 232 }}
    />
  );
}
