import { render, screen } from '@testing-library/react';
import { Field } from './field';
import { FieldRow } from './field-row';

test('an error takes the place of the hint and is read out', () => {
  render(
    <Field id="phone" label="手机号" hint="用来登录" error="手机号少 4 位，请补全 11 位数字">
      输入框
    </Field>,
  );
  expect(screen.getByRole('alert')).toHaveTextContent('手机号少 4 位，请补全 11 位数字');
  expect(screen.queryByText('用来登录')).toBeNull();
});

test('what a machine read unsurely is a caution, not an error', () => {
  render(
    <FieldRow label="证件号码" caution="有 1 位不够清晰，请对照证件">
      3301 **** **** 4218
    </FieldRow>,
  );
  expect(screen.queryByRole('alert')).toBeNull();
  expect(screen.getByText('有 1 位不够清晰，请对照证件')).toHaveClass('field__message--caution');
});
