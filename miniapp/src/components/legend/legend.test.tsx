import { render } from '@testing-library/react';
import { Legend } from './legend';

test('every part of the bar has a word, and the sum follows', () => {
  const { container } = render(
    <Legend
      items={[
        { kind: 'principal', text: '本金' },
        { kind: 'cost', text: '利息' },
      ]}
      sum="共还 11,001.61 元"
    />,
  );
  expect(container).toHaveTextContent('本金利息共还 11,001.61 元');
});
