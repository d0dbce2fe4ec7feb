import type { ReactNode } from 'react';

export type MarkShape = 'circle' | 'square' | 'diamond' | 'triangle' | 'ring';

export interface MarkStyle {
  /** A CSS colour token. */
  colour: string;
  shape: MarkShape;
}

const quiet: MarkStyle = { colour: 'var(--s0)', shape: 'diamond' };

/** A meaning keeps its colour and shape on every page. */
const fixed: Record<string, MarkStyle> = {
  all: { colour: 'var(--s1)', shape: 'circle' },
  ocean_engine: { colour: 'var(--s1)', shape: 'circle' },
  tencent_ads: { colour: 'var(--s2)', shape: 'square' },
  kuaishou: { colour: 'var(--s3)', shape: 'triangle' },
  baidu: { colour: 'var(--s4)', shape: 'ring' },
  none: quiet,
  ad: { colour: 'var(--s1)', shape: 'circle' },
  share: { colour: 'var(--s2)', shape: 'square' },
  search: { colour: 'var(--s3)', shape: 'triangle' },
  qr: { colour: 'var(--s4)', shape: 'ring' },
  direct: quiet,
  tt: { colour: 'var(--s1)', shape: 'circle' },
  weapp: { colour: 'var(--s3)', shape: 'square' },
  h5: quiet,
};

export function markOf(key: string): MarkStyle {
  return fixed[key] ?? quiet;
}

/** One mark at a place of an SVG. */
export function Mark({ x, y, style }: { x: number; y: number; style: MarkStyle }): ReactNode {
  const { colour, shape } = style;
  if (shape === 'circle') return <circle cx={x} cy={y} r={3.6} fill={colour} />;
  if (shape === 'ring')
    return <circle cx={x} cy={y} r={3} fill="var(--surface)" stroke={colour} strokeWidth={2} />;
  if (shape === 'square') return <rect x={x - 3.4} y={y - 3.4} width={6.8} height={6.8} fill={colour} />;
  if (shape === 'triangle') return <path d={`M${x} ${y - 4.2}l4 7h-8z`} fill={colour} />;
  return (
    <rect
      x={x - 3.05}
      y={y - 3.05}
      width={6.1}
      height={6.1}
      transform={`rotate(45 ${x} ${y})`}
      fill={colour}
    />
  );
}

/** The mark beside a name, as a legend. */
export function MarkKey({ name, style = markOf(name) }: { name: string; style?: MarkStyle }) {
  return (
    <svg width="12" height="12" aria-hidden="true" style={{ flex: 'none' }}>
      <Mark x={6} y={6} style={style} />
    </svg>
  );
}
