import Big from 'big.js';

/** Enough that a level payment of the largest principal is true to 30 places after 360 multiplications. */
const WORKING_PLACES = 50;

// An own constructor: settings of the library's shared one belong to whoever else uses it.
export const Decimal = Big();
Decimal.DP = WORKING_PLACES;
Decimal.RM = Big.roundHalfUp;

const TIE_PLACES = 20;

/** Whole fen, half up. A value that is one half but for the last of its working places counts as one half. */
export function roundToFen(value: Big): number {
  return Number(value.round(TIE_PLACES, Big.roundHalfUp).round(0, Big.roundHalfUp)) + 0;
}

/** base to the power of a natural number, rounded to working places at each step so that digits do not pile up. */
export function power(base: Big, exponent: number): Big {
  let result = new Decimal(1);
  let square = base;
  for (let left = exponent; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result = result.times(square).round(WORKING_PLACES);
    square = square.times(square).round(WORKING_PLACES);
  }
  return result;
}
