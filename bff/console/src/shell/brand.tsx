import { useTranslation } from 'react-i18next';

export function Brand() {
  const { t } = useTranslation();
  return (
    <div className="brand">
      <svg viewBox="0 0 26 26" aria-hidden="true">
        <rect width="26" height="26" rx="7" style={{ fill: 'var(--accent)' }} />
        <path d="M6 7.500h14l-5.200 6.300v5l-3.600-1.700v-3.300z" style={{ fill: 'var(--accent-ink)' }} />
      </svg>
      <div>
        {t('product')}
        <small>{t('tagline')}</small>
      </div>
    </div>
  );
}
