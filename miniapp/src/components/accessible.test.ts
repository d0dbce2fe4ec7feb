import { accessible } from './accessible';
import { classNames } from './class-names';

test('what is not known is not said, and "not ticked" is said', () => {
  expect(accessible({ role: 'checkbox', checked: false, label: undefined })).toEqual({
    role: 'checkbox',
    'aria-checked': 'false',
  });
});

test('a class list has only what applies', () => {
  expect(classNames('button', false, null, '', 'button--off')).toBe('button button--off');
});
