import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

const source = path.join(__dirname, '..');
const styleFiles = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('.scss'),
);

/** What the oldest web views that the hosts run on do not draw. */
const unknownThere: [what: string, pattern: RegExp][] = [
  ['grid', /display:\s*(inline-)?grid|\bgrid-/],
  ['gap', /(^|[\s;{])(row-|column-)?gap\s*:/],
  ['inset', /(^|[\s;{])inset(-\w+)*\s*:/],
  ['clamp, min and max', /[:\s(](clamp|min|max)\(/],
  ['aspect-ratio', /aspect-ratio\s*:/],
  [':has, :is and :where', /:(has|is|where)\(/],
  ['mask', /(^|[\s;{])(-webkit-)?mask(-\w+)*\s*:/],
  ['filters', /filter\s*:/],
  ['web fonts', /@font-face/],
];

const withoutComments = (text: string): string => text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');

test.each(unknownThere)('no style file uses %s', (_what, pattern) => {
  const users = styleFiles.filter((file) =>
    pattern.test(withoutComments(readFileSync(path.join(source, file), 'utf8'))),
  );
  expect(users).toEqual([]);
});

test('colours come from the tokens; only what lies outside every page names its own', () => {
  const outsidePages = ['app.scss', path.join('styles', 'ground.scss'), path.join('styles', 'tokens.scss')];
  const users = styleFiles
    .filter((file) => !outsidePages.includes(file))
    .filter((file) =>
      /#[0-9a-f]{3,8}\b|rgba?\(/i.test(withoutComments(readFileSync(path.join(source, file), 'utf8'))),
    );
  expect(users).toEqual([]);
});

test('every style file is read', () => {
  expect(styleFiles.length).toBeGreaterThan(30);
});
