import { fireEvent, render, screen } from '@testing-library/react';
import fc from 'fast-check';
import { amountStopsFen } from '@loudou/shared/product';
import { AmountSlider } from './amount-slider';
import { marksOf, nearestStop, shareOfTrack } from './stops';

const texts = (stops: readonly number[]) => marksOf(stops).map((mark) => mark.text);

afterEach(() => {
  process.env.TARO_ENV = 'weapp';
});

function show(valueFen: number) {
  const change = jest.fn();
  render(<AmountSlider id="amount" stopsFen={amountStopsFen} valueFen={valueFen} onChange={change} />);
  return change;
}

test('plus and minus move one stop, also from an amount between two', () => {
  const change = show(900_000);
  fireEvent.click(screen.getByRole('button', { name: '增加金额' }));
  expect(change).toHaveBeenLastCalledWith(1_000_000);
  fireEvent.click(screen.getByRole('button', { name: '减少金额' }));
  expect(change).toHaveBeenLastCalledWith(800_000);
});

test('at an end there is nowhere further to go', () => {
  const change = show(20_000_000);
  fireEvent.click(screen.getByRole('button', { name: '增加金额' }));
  expect(change).not.toHaveBeenCalled();
});

test('the slider runs over stops: half of the track is far less than half of the money', () => {
  const change = show(1_000_000);
  fireEvent.change(screen.getByRole('slider'), { target: { value: '9' } });
  expect(change).toHaveBeenLastCalledWith(5_000_000);
});

test('in a browser each stop of the track can be tapped; the other hosts do so themselves', () => {
  const change = show(1_000_000);
  expect(document.querySelectorAll('.slider__target')).toHaveLength(0);

  process.env.TARO_ENV = 'h5';
  const { container } = render(
    <AmountSlider id="browser" stopsFen={amountStopsFen} valueFen={1_000_000} onChange={change} />,
  );
  fireEvent.click(container.querySelectorAll('.slider__target')[9] as Element);
  expect(change).toHaveBeenLastCalledWith(5_000_000);
});

test('marks are both ends and the round amounts that have room', () => {
  expect(texts(amountStopsFen)).toEqual(['1千', '1万', '5万', '20万']);
  expect(texts([100_000, 200_000, 300_000, 700_000])).toEqual(['1千', '7千']);
  expect(texts([100_000])).toEqual(['1千']);
});

test('the thumb moves with the amount, never backwards, and stays on the track', () => {
  const amount = fc.integer({ min: 100_000, max: 20_000_000 });
  fc.assert(
    fc.property(amount, amount, (one, other) => {
      const [low, high] = [Math.min(one, other), Math.max(one, other)];
      const [lowShare, highShare] = [shareOfTrack(amountStopsFen, low), shareOfTrack(amountStopsFen, high)];
      expect(lowShare).toBeGreaterThanOrEqual(0);
      expect(highShare).toBeLessThanOrEqual(1);
      expect(lowShare).toBeLessThanOrEqual(highShare);
      expect(amountStopsFen[nearestStop(amountStopsFen, one)]).toBeDefined();
    }),
    { numRuns: 1000 },
  );
});
