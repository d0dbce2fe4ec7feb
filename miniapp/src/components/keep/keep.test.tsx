import { render } from '@testing-library/react';
import { Phrases } from './keep';

test('phrases read as one sentence, and each can stand on a line of its own', () => {
  const { container } = render(<Phrases of={['不授权就无法审批，', '已填的内容会保留 30 天。']} />);
  expect(container).toHaveTextContent('不授权就无法审批，已填的内容会保留 30 天。');
  expect(container.querySelectorAll('.keep')).toHaveLength(2);
});
