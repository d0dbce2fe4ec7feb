import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { configFields } from '../../bff/src/config';

const text = readFileSync(join(__dirname, '../../.env.example'), 'utf8');
const named = [...text.matchAll(/^#? ?([A-Z][A-Z0-9_]+)=/gm)].map(([, key]) => key!);

test('.env.example names every value that the configuration knows, and none besides', () => {
  expect(named.sort()).toEqual(Object.keys(configFields).sort());
});

test('every value is described in the words of its definition', () => {
  for (const field of Object.values(configFields))
    expect(text).toContain(field.description.replace(/\n/g, ' '));
});

test('no secret is written down, and every example is a value that would be taken', () => {
  for (const [key, field] of Object.entries(configFields)) {
    const [, value = ''] = new RegExp(`^#? ?${key}=(.*)$`, 'm').exec(text) ?? [];
    if ('secret' in field && field.secret) expect({ key, value }).toEqual({ key, value: '' });
    else if (value !== '')
      expect({ key, taken: field.schema.safeParse(value).success }).toEqual({ key, taken: true });
  }
});
