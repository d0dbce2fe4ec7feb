import { fireEvent, render, screen } from '@testing-library/react';
import { TermChoice } from './term-choice';

test('exactly the chosen term is checked, and a tap chooses another', () => {
  const change = jest.fn();
  render(<TermChoice id="term" monthsOffered={[3, 6, 12, 24]} months={12} onChange={change} />);
  expect(screen.getAllByRole('radio', { checked: true })).toEqual([screen.getByText('12期')]);
  fireEvent.click(screen.getByText('6期'));
  expect(change).toHaveBeenCalledWith(6);
});

test('nothing is chosen before the person does', () => {
  render(<TermChoice id="term" monthsOffered={[3, 6]} months={null} onChange={() => undefined} />);
  expect(screen.queryAllByRole('radio', { checked: true })).toEqual([]);
});
