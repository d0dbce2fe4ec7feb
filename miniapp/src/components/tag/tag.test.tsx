import { render, screen } from '@testing-library/react';
import { Tag } from './tag';

test('a tag is a word, with or without the accent', () => {
  render(<Tag accent>已开通</Tag>);
  expect(screen.getByText('已开通')).toHaveClass('tag--accent');
});
