import { render, screen } from '@testing-library/react';
import { Paper } from './paper';

test('a text is shown whole and in its order', () => {
  const { container } = render(<Paper paragraphs={['第一条 借款金额。', '第二条 借款期限。']} />);
  expect(container).toHaveTextContent('第一条 借款金额。第二条 借款期限。');
});

test('in a short window nothing of the text is missing', () => {
  render(<Paper short paragraphs={['本授权自本人确认之时起生效。', '未经另行授权，不得用于其他用途。']} />);
  expect(screen.getByText('未经另行授权，不得用于其他用途。')).toBeInTheDocument();
});
