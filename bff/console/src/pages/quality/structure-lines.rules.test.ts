import { shownLines, type StructureLine } from './structure-lines.rules';

const lines: StructureLine[] = [
  { path: '', type: 'object' },
  { path: '/name', type: 'string' },
  { path: '/properties', type: 'object' },
  { path: '/properties/field', type: 'string' },
  { path: '/properties/*', type: 'string' },
  { path: '/page', type: 'string' },
];

const texts = (broken: string) =>
  shownLines(lines, broken).map(
    ({ name, depth, type, isBroken }) =>
      `${'  '.repeat(depth)}${name ?? '?'} ${type ?? 'absent'}${isBroken ? ' !' : ''}`,
  );

test('what is wrong is marked where it stands', () => {
  expect(texts('/properties/field')).toEqual([
    'name string',
    'properties object',
    '  field string !',
    '  ? string',
    'page string',
  ]);
});

test('what is missing is shown at the end of what it should stand in', () => {
  expect(texts('/properties/code')).toEqual([
    'name string',
    'properties object',
    '  field string',
    '  ? string',
    '  code absent !',
    'page string',
  ]);
  expect(texts('/sequence').at(-1)).toBe('sequence absent !');
});

test('a fault of the whole row, under a masked name or beyond what is shown marks no line', () => {
  for (const broken of ['', '/properties/unknown/*', '/deep/er'])
    expect(shownLines(lines, broken).some(({ isBroken }) => isBroken)).toBe(false);
});
