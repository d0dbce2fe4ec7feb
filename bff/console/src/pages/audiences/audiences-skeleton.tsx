export function AudiencesSkeleton() {
  return (
    <div aria-hidden="true">
      <div className="bone" style={{ height: 24, width: '62%' }} />
      <div className="bone" style={{ width: '44%', marginTop: 12 }} />
      <div className="grid">
        {[0, 1].map((place) => (
          <div key={place} className="card audience-bones" style={{ gridColumn: 'span 6' }}>
            <div className="bone" style={{ width: '30%' }} />
            <div className="bone" style={{ width: '20%', height: 26 }} />
            <div className="bone" style={{ height: 170 }} />
          </div>
        ))}
      </div>
    </div>
  );
}
