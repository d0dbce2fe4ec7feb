import { fireEvent, render, screen } from '@testing-library/react';
import { OfferRow } from './offer-row';

const offer = { id: 'offer-1', name: '6期 等额本息', cost: '总成本 531.51 元' };

test('an offer says what it costs in all, and is chosen by a tap anywhere on it', () => {
  const choose = jest.fn();
  render(
    <OfferRow {...offer} chosen={false} onChoose={choose}>
      每期 1,755.25 元
    </OfferRow>,
  );
  expect(screen.getByRole('radio', { checked: false })).toHaveTextContent('总成本 531.51 元');
  fireEvent.click(screen.getByText('每期 1,755.25 元'));
  expect(choose).toHaveBeenCalledTimes(1);
});

test('an offer that cannot be taken takes no tap', () => {
  const choose = jest.fn();
  render(
    <OfferRow {...offer} chosen={false} disabled onChoose={choose}>
      这个方案已过期
    </OfferRow>,
  );
  fireEvent.click(screen.getByRole('radio'));
  expect(choose).not.toHaveBeenCalled();
});
