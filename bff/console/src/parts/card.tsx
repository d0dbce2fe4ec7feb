import type { ReactNode } from 'react';
import './parts.css';

interface CardProps {
  title: ReactNode;
  /** How many of the twelve columns. */
  columns?: number;
  aside?: ReactNode;
  footer?: ReactNode;
  children: ReactNode;
}

export function Card({ title, columns = 12, aside, footer, children }: CardProps) {
  return (
    <section className="card" style={{ gridColumn: `span ${columns}` }}>
      <header>
        <h2>{title}</h2>
        <span className="spacer" />
        {aside}
      </header>
      {children}
      {footer && <footer>{footer}</footer>}
    </section>
  );
}
