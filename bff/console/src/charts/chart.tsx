import { Component, lazy, type ReactNode, Suspense } from 'react';
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
      <ChartBoundary>
        <Suspense fallback={null}>
          <Canvas option={option} height={height} />
        </Suspense>
      </ChartBoundary>
    </div>
  );
}

/** A picture that could not be fetched or drawn leaves its place empty; the figures beside it stay. */
class ChartBoundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    return this.state.failed ? null : this.props.children;
  }
}
