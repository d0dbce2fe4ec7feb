import { answerOf } from './answer.rules';
import { funnelOf } from './funnel.fixture';

test('the worst step is the one of ours that loses most people, not the ad before it nor the lender after it', () => {
  const funnel = funnelOf([1000, 300, 250, 240, 120, 10, 8, 8, 0]);
  expect(answerOf(funnel)).toEqual({ kind: 'rates', worst: { from: 'started', to: 'submitted', lost: 120 } });
});

test('with fewer than forty people no rate is put into words', () => {
  expect(answerOf(funnelOf([39, 20, 10, 10, 5, 2, 1, 0, 0]))).toEqual({ kind: 'few' });
});

test('where nobody was lost there is nothing to mend', () => {
  expect(answerOf(funnelOf([50, 50, 50, 50, 50, 50, 50, 50, 50]))).toEqual({ kind: 'rates', worst: null });
});
