import { render, screen } from '@testing-library/react';
import { ScheduleTable } from './schedule-table';

test('the next instalment stands out by weight, and the parts are those of its sum', () => {
  render(
    <ScheduleTable
      rows={[
        { period: '3期 已还', totalFen: 91_680, principalFen: 78_998, interestFen: 12_682 },
        { period: '4期 待还', totalFen: 91_680, principalFen: 80_183, interestFen: 11_497, next: true },
      ]}
    />,
  );
  const [paid, next] = screen.getAllByRole('row');
  expect(paid).not.toHaveClass('schedule__row--next');
  expect(next).toHaveClass('schedule__row--next');
  expect(next).toHaveTextContent('4期 待还916.80801.83114.97');
});
