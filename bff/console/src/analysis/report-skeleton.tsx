const LINES = 9;

interface ReportSkeletonProps {
  /** The cards that stand beside each other first, each by its columns of twelve. */
  cards?: readonly number[];
  /** Whether a strip of figures stands above them. */
  strip?: boolean;
}

/** The shape of what comes: sentence, strip, cards. */
export function ReportSkeleton({ cards = [9, 3], strip = true }: ReportSkeletonProps) {
  return (
    <div aria-hidden="true">
      <div className="bone" style={{ height: 24, width: '62%' }} />
      <div className="bone" style={{ width: '44%', marginTop: 12 }} />
      {strip && <div className="bone" style={{ height: 84, marginTop: 20 }} />}
      <div className="grid">
        {cards.map((columns, place) => (
          <div key={place} className="card report-bones" style={{ gridColumn: `span ${columns}` }}>
            {Array.from({ length: place === 0 ? LINES : 6 }, (_, row) => (
              <div key={row} className="bone" style={{ width: place === 0 ? `${94 - row * 8}%` : '100%' }} />
            ))}
          </div>
        ))}
      </div>
    </div>
  );
}
