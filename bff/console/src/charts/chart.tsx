import { lazy, Suspense } from 'react';
import type { ChartOption } from './echarts';

// The drawing library is the largest part of the console: it comes after the page, into a space kept for it.
const Canvas = lazy(() => import('./chart-canvas'));

interface ChartProps {
  option: ChartOption;
  /** The finding in a sentence, for whoever cannot see the picture. */
  label: string;
  height: number;
}

export function Chart({ option, label, height }: ChartProps) {
  return (
    <div role="img" aria-label={label} style={{ height }}>
      <Suspense fallback={null}>
        <Canvas option={option} height={height} />
      </Suspense>
    </div>
  );
}
