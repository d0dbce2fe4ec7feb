export function QualitySkeleton() {
  return (
    <>
      <div className="bone" style={{ height: 24, width: '74%', marginTop: 14 }} />
      <div className="bone" style={{ width: '40%', marginTop: 12 }} />
      <div className="bone" style={{ height: 76, marginTop: 20 }} />
      <div className="grid">
        <div className="card" style={{ gridColumn: 'span 12', height: 280 }} />
        <div className="card" style={{ gridColumn: 'span 4', height: 240 }} />
        <div className="card" style={{ gridColumn: 'span 8', height: 240 }} />
      </div>
    </>
  );
}
