import { behaviours, facts } from '@loudou/shared/catalogue';
import { purposes } from '@loudou/shared/consent';
import { errorCodes } from '@loudou/shared/errors';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { en } from './en';
import { zh } from './zh';
import { zhFields } from './zh.fields';

function textsOf(branch: object, path = ''): [string, string][] {
  return Object.entries(branch).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[`${path}${key}`, value]] : textsOf(value as object, `${path}${key}.`),
  );
}

const placesIn = (text: string) => (text.match(/\{\{\w+\}\}|<\/?\w+>/g) ?? []).sort();

test('both languages say the same things, with the same places to fill', () => {
  const english = new Map(textsOf(en));
  const chinese = textsOf(zh);
  expect([...english.keys()].sort()).toEqual(chinese.map(([key]) => key).sort());
  for (const [key, text] of chinese) {
    expect([key, placesIn(english.get(key)!)]).toEqual([key, placesIn(text)]);
  }
});

test.each([
  ['analysis', zh.analysis],
  ['accounts', zh.accounts],
  ['ledger', zh.ledger],
  ['reconciliation', zh.reconciliation],
  ['experiments/results', zh.experiments.results],
])('no piece of the texts of %s hides a text of another', async (name, whole) => {
  const folder = join(__dirname, name);
  const pieces = readdirSync(folder).filter((file) => file.startsWith('zh.') && file !== 'zh.ts');
  const texts = await Promise.all(
    pieces.map(async (file) => Object.values((await import(join(folder, file))) as Record<string, object>)),
  );
  const keys = texts.flat().flatMap((piece) => Object.keys(piece));
  expect(keys.sort()).toEqual(Object.keys(whole).sort());
});

test('English holds no Chinese and no line is empty', () => {
  for (const [key, text] of textsOf(en)) expect([key, /[\u4e00-\u9fff]/.test(text)]).toEqual([key, false]);
  for (const [key, text] of [...textsOf(en), ...textsOf(zh)])
    expect([key, text.trim() === '']).toEqual([key, false]);
});

test('every field that a fact or an event can show has a name', () => {
  const payloads = [
    ...facts.map((fact) => fact.data),
    ...behaviours.map((behaviour) => behaviour.properties),
  ];
  const shown = payloads.flatMap((schema) => Object.keys(schema.def.shape)).filter((key) => key !== 'ids');
  expect(shown.filter((key) => !(key in zhFields))).toEqual([]);
});

test('every purpose has a name', () => {
  expect(purposes.filter((purpose) => !(purpose in zh.purpose))).toEqual([]);
});

test('every refusal that can stand at a field has words', () => {
  expect(Object.keys(errorCodes).filter((code) => !(code in zh.analysis.formError))).toEqual([]);
});
