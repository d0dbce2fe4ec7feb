import { render } from '@testing-library/react';
import { StepHeader } from './step-header';

test('bars and words say the same', () => {
  const { container } = render(<StepHeader step={2} steps={5} name="身份信息" />);
  expect(container).toHaveTextContent('第 2 步，共 5 步 · 身份信息');
  expect(container.querySelectorAll('.steps__bar')).toHaveLength(5);
  expect(container.querySelectorAll('.steps__bar--done')).toHaveLength(2);
});
