import type { ReactNode } from 'react';
import './charts.css';

interface DrawingProps {
  /** In pixels, as are all places in it. */
  width: number;
  height: number;
  /** What somebody is told who cannot see it. */
  label: string;
  children: ReactNode;
}

/** A small figure drawn to its pixel, with its finding in words. */
export function Drawing({ width, height, label, children }: DrawingProps) {
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role="img"
      aria-label={label}
      className="chart"
    >
      {children}
    </svg>
  );
}
