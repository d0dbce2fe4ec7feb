import { render } from '@testing-library/react';
import { Figure } from './figure';

test('an amount and a rate are figures of the same size', () => {
  const { container } = render(
    <>
      <Figure label="额度范围" value={{ text: '1,000–200,000', unit: '元' }} />
      <Figure label="年化利率（单利）" value={{ text: '7.2%–23.9%' }} />
    </>,
  );
  expect(container.querySelectorAll('.figure-text--l')).toHaveLength(2);
  expect(container).toHaveTextContent('额度范围1,000–200,000元年化利率（单利）7.2%–23.9%');
});

test('a rate has two decimals where it binds, and is short where it explains', () => {
  expect(render(<Figure label="" value={{ bps: 1_800 }} />).container).toHaveTextContent('18.00%');
  expect(render(<Figure label="" value={{ bps: 1_800, short: true }} />).container).toHaveTextContent('18%');
});
