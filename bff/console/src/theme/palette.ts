/** The colours that leave CSS: Ant Design derives states from them, charts draw with them. */
export interface Palette {
  canvas: string;
  surface: string;
  sunken: string;
  line: string;
  lineStrong: string;
  grid: string;
  ink: string;
  ink2: string;
  ink3: string;
  accent: string;
  good: string;
  warn: string;
  bad: string;
  /** In the order in which series take them; the last is the quiet one for whatever is not advertised. */
  series: readonly [string, string, string, string, string];
  band: number;
}

export const light: Palette = {
  canvas: '#f6f7f9',
  surface: '#ffffff',
  sunken: '#f3f5f7',
  line: '#e5e8ed',
  lineStrong: '#ccd2da',
  grid: '#eef0f3',
  ink: '#14181e',
  ink2: '#4b5563',
  ink3: '#636c79',
  accent: '#2456c8',
  good: '#12724f',
  warn: '#8a5a00',
  bad: '#b3261e',
  series: ['#2a5bc0', '#c8620a', '#3fa588', '#6b1e63', '#6a7380'],
  band: 0.14,
};

export const dark: Palette = {
  canvas: '#0f1216',
  surface: '#161a20',
  sunken: '#1b2027',
  line: '#2a3038',
  lineStrong: '#3b434e',
  grid: '#232931',
  ink: '#e8ebef',
  ink2: '#aeb6c1',
  ink3: '#8f99a6',
  accent: '#86aeff',
  good: '#5cc79a',
  warn: '#e3b341',
  bad: '#ff8a80',
  series: ['#5b86f0', '#e8932f', '#5fe3cb', '#c05a88', '#98a2af'],
  band: 0.22,
};
