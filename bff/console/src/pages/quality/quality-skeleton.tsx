const cards = [
  { columns: 12, lines: 4 },
  { columns: 4, lines: 4 },
  { columns: 8, lines: 4 },
];

/** The shape of what comes: sentence, strip, what was not taken in, who is no customer, the latest marks. */
export function QualitySkeleton() {
  return (
    <>
      <div className="bone" style={{ height: 24, width: '74%', marginTop: 14 }} />
      <div className="bone" style={{ width: '40%', marginTop: 12 }} />
      <div className="bone" style={{ height: 76, marginTop: 20 }} />
      <div className="grid">
        {cards.map(({ columns, lines }) => (
          <div key={columns} className="card report-bones" style={{ gridColumn: `span ${columns}` }}>
            {Array.from({ length: lines }, (_, line) => (
              <div key={line} className="bone" style={{ width: `${94 - line * 8}%` }} />
            ))}
          </div>
        ))}
      </div>
    </>
  );
}
