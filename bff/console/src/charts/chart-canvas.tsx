import { useEffect, useRef } from 'react';
import { type ChartOption, init } from './echarts';

type Instance = ReturnType<typeof init>;

/** Keeps one chart per place and gives it new options; it follows the width of its card. */
export default function ChartCanvas({ option, height }: { option: ChartOption; height: number }) {
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<Instance | null>(null);

  useEffect(() => {
    const element = place.current!;
    const instance = init(element, null, { renderer: 'svg' });
    chart.current = instance;
    const observer = new ResizeObserver(() => instance.resize());
    observer.observe(element);
    return () => {
      observer.disconnect();
      instance.dispose();
      chart.current = null;
    };
  }, []);

  useEffect(() => {
    chart.current?.setOption(option, { notMerge: true });
  }, [option]);

  return <div ref={place} style={{ height }} />;
}
