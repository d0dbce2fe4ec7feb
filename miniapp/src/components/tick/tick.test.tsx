import { render } from '@testing-library/react';
import { Tick } from './tick';

test('a tick that was not made is drawn empty', () => {
  const { container } = render(<Tick on={false} />);
  expect(container.querySelector('.tick--on')).toBeNull();
});

test('one of several is round, one of many is square', () => {
  const { container } = render(<Tick on round />);
  expect(container.firstChild).toHaveClass('tick--round', 'tick--on');
});
