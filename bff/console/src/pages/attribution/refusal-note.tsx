import { useTranslation } from 'react-i18next';
import { ErrorNote } from '../../parts/error-note';
import { Icon } from '../../shell/icons';
import { refusalOf } from './attribution-api';

/** Why something was not done: in a sentence of this page where there is one. */
export function RefusalNote({ error, onRetry }: { error: unknown; onRetry(): void }) {
  const { t } = useTranslation();
  const refusal = refusalOf(error);
  if (!refusal) return <ErrorNote what="" error={error} onRetry={onRetry} />;
  return (
    <p className="note bad" role="alert" style={{ marginTop: 12 }}>
      <Icon name="warning" small />
      {t(`attribution.refusal.${refusal}`)}
    </p>
  );
}
