import { render, screen } from '@testing-library/react';
import { Reason } from './reason';

test('for and against are told in words as well as by sign', () => {
  render(
    <>
      <Reason sign="plus">最近 24 个月都按时还款</Reason>
      <Reason sign="minus">最近 3 个月申请贷款 4 次</Reason>
    </>,
  );
  expect(screen.getByLabelText('有利')).toBeInTheDocument();
  expect(screen.getByLabelText('不利')).toBeInTheDocument();
});
