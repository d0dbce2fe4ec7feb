const STEPS = 9;

/** The shape of what comes: sentence, strip, table. */
export function ReportSkeleton() {
  return (
    <div aria-hidden="true">
      <div className="bone" style={{ height: 24, width: '62%' }} />
      <div className="bone" style={{ width: '44%', marginTop: 12 }} />
      <div className="bone" style={{ height: 84, marginTop: 20 }} />
      <div className="grid">
        <div className="card report-bones" style={{ gridColumn: 'span 9' }}>
          {Array.from({ length: STEPS }, (_, row) => (
            <div key={row} className="bone" style={{ width: `${94 - row * 8}%` }} />
          ))}
        </div>
        <div className="card report-bones" style={{ gridColumn: 'span 3' }}>
          {Array.from({ length: 6 }, (_, row) => (
            <div key={row} className="bone" />
          ))}
        </div>
      </div>
    </div>
  );
}
