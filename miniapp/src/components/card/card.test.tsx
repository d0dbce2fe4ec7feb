import { render, screen } from '@testing-library/react';
import { Card } from './card';

test('a card of rows lies flush around them', () => {
  render(
    <Card id="rows" flush className="mt-16">
      行
    </Card>,
  );
  expect(screen.getByText('行')).toHaveClass('card', 'card--flush', 'mt-16');
});
