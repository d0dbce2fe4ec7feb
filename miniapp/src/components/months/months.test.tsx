import { render, screen } from '@testing-library/react';
import { Months } from './months';

test('every period says its state in a word', () => {
  render(
    <Months
      months={[
        { name: '2月', state: 'paid', word: '已还' },
        { name: '3月', state: 'overdue', word: '逾期' },
        { name: '4月', state: 'future', word: '未到' },
      ]}
    />,
  );
  expect(screen.getAllByRole('listitem').map((month) => month.textContent)).toEqual([
    '2月已还',
    '3月逾期',
    '4月未到',
  ]);
});
