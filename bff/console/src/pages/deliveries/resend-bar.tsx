import { useTranslation } from 'react-i18next';
import type { ResendOutcome, ResendPreview } from '../../api/types';
import { countText } from '../../format/numbers';
import { changesRow, segmentsOf } from './resend.rules';

interface ResendBarProps {
  preview: Pick<ResendPreview, 'outcomes'>;
  /** Told of what was done instead of what would be. */
  isDone?: boolean;
}

/** Rows by what becomes of them: coloured what happens, slate what is withheld by right, pale what is skipped. */
export function ResendBar({ preview, isDone = false }: ResendBarProps) {
  const { t } = useTranslation();
  const segments = segmentsOf(preview);
  if (segments.length === 0) return null;
  const word = (outcome: ResendOutcome) =>
    isDone && changesRow(outcome)
      ? t(`ledger.resend.doneOutcome.${outcome}`)
      : t(`ledger.resend.outcome.${outcome}`);
  const label = segments.map(({ outcome, count }) => `${countText(count)} ${word(outcome)}`).join('; ');
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
            <span>{word(outcome)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

const toneOf = (outcome: ResendOutcome): string =>
  changesRow(outcome) ? 'acts' : outcome === 'consent' ? 'by-right' : 'stays';
