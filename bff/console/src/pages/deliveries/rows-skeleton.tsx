import { useEffect, useState } from 'react';

/** Only a wait that can be felt gets a skeleton. */
const SHOWN_AFTER_MS = 200;
const widths = [68, 82, 74, 90, 64, 78, 86, 70];

export function RowsSkeleton() {
  const [isShown, show] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => show(true), SHOWN_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className="card-body" aria-hidden="true" style={{ minHeight: 320 }}>
      {isShown &&
        widths.map((width, place) => (
          <div key={place} className="rows-bones">
            <div className="bone" style={{ width: 58 }} />
            <div className="bone" style={{ width: `${width}%` }} />
            <div className="bone" style={{ width: `${width / 2}%` }} />
          </div>
        ))}
    </div>
  );
}
