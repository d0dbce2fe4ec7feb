import { fireEvent, render, screen } from '@testing-library/react';
import { ConsentRow } from './consent-row';

const purpose = {
  id: 'consent-ad',
  title: '衡量广告效果',
  required: false,
  lines: ['用到：广告点击编号、完成了哪一步', '不含：姓名、证件、额度', '交给：投放这条广告的平台'],
};

test('a purpose says what it is for, and whether it can be left out', () => {
  render(<ConsentRow {...purpose} ticked={false} onToggle={() => undefined} />);
  expect(screen.getByRole('checkbox', { name: '衡量广告效果', checked: false })).toHaveTextContent('可选');
  expect(screen.getByText('不含：姓名、证件、额度')).toBeInTheDocument();
});

test('the whole row takes the tap, and a second one takes it back', () => {
  const toggle = jest.fn();
  const { rerender } = render(<ConsentRow {...purpose} ticked={false} onToggle={toggle} />);
  fireEvent.click(screen.getByText('交给：投放这条广告的平台'));
  expect(toggle).toHaveBeenLastCalledWith(true);
  rerender(<ConsentRow {...purpose} ticked onToggle={toggle} />);
  fireEvent.click(screen.getByRole('checkbox'));
  expect(toggle).toHaveBeenLastCalledWith(false);
});
