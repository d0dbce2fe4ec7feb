import { useTranslation } from 'react-i18next';
import { PageSkeleton } from '../../../parts/page-skeleton';

const rows = [
  [8, 9],
  [4, 7],
  [7, 5],
  [5, 5],
] as const;

/** The shape of what comes: the answer beside its recommendation, then effect, trust, guardrails and money. */
export function ResultsSkeleton() {
  const { t } = useTranslation();
  return (
    <PageSkeleton computing={t('experiments.results.computing')}>
      <div className="results-verdict results-bones">
        <div>
          {[88, 74, 46].map((width) => (
            <div key={width} className="bone" style={{ width: `${width}%`, height: width > 50 ? 20 : 12 }} />
          ))}
          <div className="bone" style={{ height: 64 }} />
        </div>
        <div className="card">
          {[40, 70, 90, 84, 88].map((width) => (
            <div key={width} className="bone" style={{ width: `${width}%` }} />
          ))}
        </div>
      </div>
      <div className="grid">
        {rows.map(([columns, lines], place) => (
          <div key={place} className="card experiment-bones" style={{ gridColumn: `span ${columns}` }}>
            {Array.from({ length: lines }, (_, line) => (
              <div key={line} className="bone" style={{ width: `${94 - line * 5}%` }} />
            ))}
          </div>
        ))}
      </div>
    </PageSkeleton>
  );
}
