import { render, screen } from '@testing-library/react';
import { Skeleton } from './skeleton';

test('a skeleton has as many lines as the data will have, and says that it is loading', () => {
  const { container } = render(<Skeleton lines={4} />);
  expect(container.querySelectorAll('.skeleton__line')).toHaveLength(4);
  expect(screen.getByRole('status', { name: '正在加载' })).toBeInTheDocument();
});
