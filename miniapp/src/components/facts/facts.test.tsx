import { render } from '@testing-library/react';
import { Facts } from './facts';

test('every label stands beside its value', () => {
  const { container } = render(
    <Facts
      facts={[
        { label: '谁来查', value: '青杉消费金融有限公司' },
        { label: '查什么', value: '个人信用报告' },
      ]}
    />,
  );
  const rows = Array.from(container.querySelectorAll('.fact'), (row) => row.textContent);
  expect(rows).toEqual(['谁来查青杉消费金融有限公司', '查什么个人信用报告']);
});
