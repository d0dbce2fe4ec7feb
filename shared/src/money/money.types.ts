/** Money in whole fen, a hundredth of a yuan. Always a safe integer, never -0. */
export type Fen = number;

/** A yearly rate in basis points: 1800 is 18 %. */
export type RateBps = number;
