import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { knownPages, usePageName } from '../parts/use-page-name';

interface PageSelectProps {
  /** Null: on every page. */
  value: string | null;
  onChange(page: string | null): void;
}

/** The page of the mini-program on which an event happened. */
export function PageSelect({ value, onChange }: PageSelectProps) {
  const { t } = useTranslation();
  const pageName = usePageName();
  // A page of an older app may stand in the address.
  const pages = value && !knownPages.includes(value) ? [value, ...knownPages] : knownPages;
  return (
    <Select<string>
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      aria-label={t('analysis.customPageLabel')}
      placeholder={t('analysis.customPage')}
      value={value}
      options={pages.map((page) => ({ value: page, label: pageName(page) }))}
      onChange={(page: string | undefined) => onChange(page ?? null)}
      popupMatchSelectWidth={false}
      style={{ width: 140 }}
    />
  );
}
