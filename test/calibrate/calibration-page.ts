import { type Figure, holds } from './check';
import { bandText, valueText } from './figure-text';
import type { Outcome } from './run-checks';

/** The page that stands in docs: every figure of the last run beside where it has to lie, and charts of those that matter most. */
export function calibrationPage(outcomes: readonly Outcome[], seed: number): string {
  const held = outcomes.filter((outcome) => outcome.held).length;
  return `${[
    '# 校准：统计说的话对不对',
    `\`npm run calibrate\` 用模拟把每一种方法重新量一遍，写下这一页。最近一次：种子 ${seed}，` +
      `${outcomes.length} 项中 ${held} 项在范围内。范围是按运行次数算的 99% 带，诚实的方法约每百次会出带一次，` +
      '所以出带时换一个种子再跑一次，两次都写在这里。',
    ...charts(outcomes),
    ...outcomes.map(section),
  ].join('\n\n')}\n`;
}

function section({ check, tries, held, seconds }: Outcome): string {
  const rows = tries.flatMap(({ seed, figures }) =>
    figures.map((figure) => [
      figure.label,
      valueText(figure.value, figure.as),
      bandText(figure),
      holds(figure) ? '是' : '**否**',
      String(seed),
    ]),
  );
  return [
    `## ${check.number}. ${check.title}`,
    `${check.design}。${held ? '在范围内' : '**不在范围内**'}，用时 ${seconds.toFixed(1)} 秒。`,
    table(['量', '量到', '应在', '在', '种子'], rows),
  ].join('\n\n');
}

function table(head: string[], rows: string[][]): string {
  const width = head.map((_, column) => Math.max(...[head, ...rows].map((row) => widthOf(row[column]!))));
  const line = (cells: string[]) =>
    `| ${cells.map((cell, column) => cell + ' '.repeat(width[column]! - widthOf(cell))).join(' | ')} |`;
  return [line(head), `| ${width.map((dashes) => '-'.repeat(dashes)).join(' | ')} |`, ...rows.map(line)].join(
    '\n',
  );
}

/** As a formatter counts: a Chinese character is as wide as two letters. */
const widthOf = (text: string): number =>
  [...text].reduce(
    (sum, character) =>
      sum +
      (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/.test(
        character,
      )
        ? 2
        : 1),
    0,
  );

function charts(outcomes: readonly Outcome[]): string[] {
  const figures = (number: number): Figure[] =>
    outcomes.find(({ check }) => check.number === number)?.tries.at(-1)?.figures ?? [];
  const falseAlarms = [
    { label: '固定 p 值', figure: figures(5)[0] },
    { label: '胜率 > 95%', figure: figures(8)[0] },
    { label: '组序贯', figure: figures(7)[0] },
    { label: '任何时刻', figure: figures(6)[0] },
  ];
  const power = [
    { label: '固定一次', figure: figures(9)[0] },
    { label: '组序贯', figure: figures(9)[1] },
    { label: '任何时刻', figure: figures(9)[2] },
  ];
  const atTheDoors = [
    { label: '固定一次', figure: figures(22)[0] },
    { label: '组序贯', figure: figures(22)[1] },
    { label: '任何时刻', figure: figures(22)[3] },
  ];
  return [
    bars('没有差别，看 28 天：误报 %', falseAlarms),
    bars('真有 +7%：看得出 %', power),
    bars('真有 +7%，走真实接口：看得出 %', atTheDoors),
  ].filter((chart) => chart !== '');
}

function bars(title: string, bars: { label: string; figure: Figure | undefined }[]): string {
  const known = bars.filter(({ figure }) => figure !== undefined);
  if (known.length === 0) return '';
  return [
    '```mermaid',
    'xychart-beta',
    `  title "${title}"`,
    `  x-axis [${known.map(({ label }) => `"${label}"`).join(', ')}]`,
    '  y-axis "%" 0 --> 100',
    `  bar [${known.map(({ figure }) => (figure!.value * 100).toFixed(1)).join(', ')}]`,
    '```',
  ].join('\n');
}
