import { render, screen } from '@testing-library/react';
import { CostTable } from './cost-table';

test('what is not charged stands in the table as plainly as what is', () => {
  render(
    <CostTable
      columns={['项目', '谁收取', '金额 元']}
      rows={[
        { what: '利息', who: '青杉消费金融', much: '1,001.61', note: '年化 18.00%，分 12 期随还款收取' },
        { what: '服务费、担保费', who: '不收取', much: '0.00' },
      ]}
      sum={{ what: '合计', much: '1,001.61' }}
    />,
  );
  expect(screen.getAllByRole('row').map((row) => row.textContent)).toEqual([
    '利息青杉消费金融1,001.61年化 18.00%，分 12 期随还款收取',
    '服务费、担保费不收取0.00',
    '合计1,001.61',
  ]);
});
