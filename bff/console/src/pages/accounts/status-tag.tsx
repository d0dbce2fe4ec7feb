import { useTranslation } from 'react-i18next';
import type { AccountSummary } from './account-types';

const tones = { draft: '', running: 'good', paused: 'warn', closed: '' } as const;

export function StatusTag({ status }: { status: AccountSummary['status'] }) {
  const { t } = useTranslation();
  return <span className={`tag ${tones[status]}`}>{t(`accounts.status.${status}`)}</span>;
}
