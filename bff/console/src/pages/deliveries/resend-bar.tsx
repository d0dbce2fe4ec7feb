import { useTranslation } from 'react-i18next';
import type { ResendOutcome, ResendPreview } from '../../api/types';
import { countText } from '../../format/numbers';
import { changesRow, segmentsOf } from './resend.rules';

/** Rows by what would become of them: coloured what happens, slate what is withheld by right, pale what is skipped. */
export function ResendBar({ preview }: { preview: Pick<ResendPreview, 'outcomes'> }) {
  const { t } = useTranslation();
  const segments = segmentsOf(preview);
  if (segments.length === 0) return null;
  const label = segments
    .map(({ outcome, count }) => `${countText(count)} ${t(`ledger.resend.outcome.${outcome}`)}`)
    .join('; ');
  return (
    <>
      <div className="resend-bar" role="img" aria-label={label}>
        {segments.map(({ outcome, count, share }) => (
          <span key={outcome} className={toneOf(outcome)} style={{ flexGrow: share }}>
            {countText(count)}
          </span>
        ))}
      </div>
      <ul className="resend-legend small">
        {segments.map(({ outcome, count }) => (
          <li key={outcome}>
            <i className={toneOf(outcome)} />
            <b>{countText(count)}</b>
            <span>{t(`ledger.resend.outcome.${outcome}`)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

const toneOf = (outcome: ResendOutcome): string =>
  changesRow(outcome) ? 'acts' : outcome === 'consent' ? 'by-right' : 'stays';
