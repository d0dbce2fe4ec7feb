import type { ReactNode } from 'react';
import '../../parts/parts.css';
import './empty-card.css';

/** Says that nothing is here, and what can be done about it. */
export function EmptyCard({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="card experiments-empty">
      <h2>{title}</h2>
      {children}
    </section>
  );
}
