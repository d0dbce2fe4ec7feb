import { render } from '@testing-library/react';
import fc from 'fast-check';
import { HonestBar } from './honest-bar';
import { shares } from './shares';

test('10,000.00 of principal and 1,001.61 of interest are 90.9 to 9.1', () => {
  const { container } = render(<HonestBar principalFen={1_000_000} costFen={100_161} />);
  expect(container.querySelector('.honest-bar__principal')).toHaveStyle({ width: '90.9%' });
  expect(container.querySelector('.honest-bar__cost')).toHaveStyle({ width: '9.1%' });
});

test('no cost has no part, and the smallest cost has one', () => {
  const cost = (fen: number) =>
    render(<HonestBar principalFen={1_000_000} costFen={fen} />).container.querySelector('.honest-bar__cost');
  expect(cost(0)).toBeNull();
  expect(cost(1)).not.toBeNull();
});

test('shares add up to the whole and stay within a tenth of the truth', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 20_000_000 }), { minLength: 1, maxLength: 3 }),
      (parts) => {
        const whole = parts.reduce((sum, part) => sum + part, 0);
        fc.pre(whole > 0);
        const drawn = shares(parts);
        expect(drawn.reduce((sum, share) => sum + share, 0)).toBeCloseTo(100, 6);
        drawn.forEach((share, place) =>
          expect(Math.abs(share - ((parts[place] ?? 0) / whole) * 100)).toBeLessThanOrEqual(0.2),
        );
      },
    ),
    { numRuns: 1000 },
  );
});
