import { defaultPageConfig, type ParameterName } from '@loudou/shared/page-config';
import { zhParameters, zhValues } from '../../../language/experiments/zh.parameters';
import { choicesOf, lengthOf } from './parameter-forms';
import { parameterKey } from './parameter-key';

const names = Object.keys(defaultPageConfig) as ParameterName[];

test('what may be chosen and how long a text may be comes from the schemas', () => {
  expect(choicesOf('landing.opening')).toEqual(['price', 'calculator']);
  expect(choicesOf('landing.title')).toBeNull();
  expect(choicesOf('landing.example')).toBeNull();
  expect(lengthOf('landing.title')).toEqual({ least: 4, most: 24 });
  expect(lengthOf('landing.note')).toEqual({ least: 0, most: 60 });
  expect(lengthOf('result.nextText')).toEqual({ least: 2, most: 8 });
});

test('every parameter has a name, and every choice has words', () => {
  expect(names.filter((name) => !(parameterKey(name) in zhParameters))).toEqual([]);
  const wordless = names.flatMap((name) => {
    const words: Record<string, string> = { ...zhValues[parameterKey(name) as keyof typeof zhValues] };
    return (choicesOf(name) ?? [])
      .filter((choice) => !(choice in words))
      .map((choice) => `${name} ${choice}`);
  });
  expect(wordless).toEqual([]);
});
