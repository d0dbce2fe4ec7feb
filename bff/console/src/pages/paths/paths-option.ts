import type { PathsAnswer } from '../../api/event-queries';
import { tooltipBox } from '../../charts/chart-style';
import type { ChartOption } from '../../charts/echarts';
import { countText } from '../../format/numbers';
import type { Palette } from '../../theme/palette';

type Node = PathsAnswer['nodes'][number];
const FONT = { fontFamily: 'var(--sans)', fontSize: 11.5 } as const;
const LABEL_PX = 132;
/** Narrow characters in that many pixels. */
const LABEL_PLACES = 20;

interface PathsChart {
  answer: PathsAnswer;
  direction: 'from' | 'to';
  palette: Palette;
  nameOf(node: Node): string;
}

/** Levels side by side, the anchor at its end of the way; bands as wide as the people who went along them. */
export function pathsOption({ answer, direction, palette, nameOf }: PathsChart): ChartOption {
  const deepest = Math.max(0, ...answer.nodes.map(({ level }) => level));
  const placeOf = (level: number) => (direction === 'from' ? level : deepest - level);
  const byId = new Map(answer.nodes.map((node) => [node.id, node]));
  const quiet = ({ event }: Node) => event === 'end' || event === 'other';
  return {
    animation: false,
    textStyle: { ...FONT, color: palette.ink2 },
    aria: { enabled: true },
    tooltip: {
      ...tooltipBox(palette),
      trigger: 'item',
      formatter: (item: unknown) => tooltipText(item, byId, nameOf),
    },
    series: [
      {
        type: 'sankey',
        left: 4,
        right: LABEL_PX,
        top: 8,
        bottom: 8,
        nodeWidth: 10,
        nodeGap: 10,
        layoutIterations: 32,
        draggable: false,
        emphasis: { focus: 'adjacency' },
        lineStyle: { color: palette.series[0], opacity: 0.16, curveness: 0.5 },
        data: answer.nodes.map((node) => ({
          name: node.id,
          depth: placeOf(node.level),
          value: node.people,
          itemStyle: { color: quiet(node) ? palette.lineStrong : palette.series[0], borderWidth: 0 },
          label: {
            formatter: labelOf(nameOf(node), countText(node.people)),
            color: quiet(node) ? palette.ink3 : palette.ink,
            ...FONT,
          },
        })),
        // Time goes from left to right, also where the way was walked back from its end.
        links: answer.links.map(({ from, to, people }) =>
          direction === 'from'
            ? { source: from, target: to, value: people }
            : { source: to, target: from, value: people },
        ),
      },
    ],
  };
}

/** As much of the name as there is room for beside its count; a Han character takes two places. */
export function labelOf(name: string, count: string): string {
  const room = LABEL_PLACES - count.length - 1;
  const places = [...name].map((character) => (character > '\u2e7f' ? 2 : 1));
  if (places.reduce<number>((sum, each) => sum + each, 0) <= room) return `${name} ${count}`;
  let used = 1;
  const fitting = [...name].filter((_, index) => (used += places[index]!) <= room);
  return `${fitting.join('').trimEnd()}… ${count}`;
}

function tooltipText(item: unknown, byId: ReadonlyMap<string, Node>, nameOf: (node: Node) => string): string {
  if (typeof item !== 'object' || item === null || !('data' in item)) return '';
  const data = item.data as { name?: string; source?: string; target?: string; value?: number };
  if (data.source && data.target) {
    const [from, to] = [byId.get(data.source), byId.get(data.target)];
    return from && to ? `${nameOf(from)} → ${nameOf(to)}<br/><b>${countText(data.value ?? 0)}</b>` : '';
  }
  const node = byId.get(data.name ?? '');
  return node ? `${nameOf(node)}<br/><b>${countText(node.people)}</b>` : '';
}
