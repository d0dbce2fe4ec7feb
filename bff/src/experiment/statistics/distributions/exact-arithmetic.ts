const splitter = 134217729; // 2^27 + 1

/**
 * What rounding takes from a product: a * b = fl(a * b) + the return value, exactly, without overflow.
 * T. J. Dekker (1971), "A floating-point technique for extending the available precision".
 */
export function productRemainder(a: number, b: number): number {
  const product = a * b;
  const aBig = splitter * a;
  const aHigh = aBig - (aBig - a);
  const aLow = a - aHigh;
  const bBig = splitter * b;
  const bHigh = bBig - (bBig - b);
  const bLow = b - bHigh;
  return aLow * bLow - (product - aHigh * bHigh - aLow * bHigh - aHigh * bLow);
}

/** a * b - c * d with a relative error of a few units in the last place, also where the two products nearly agree. */
export function differenceOfProducts(a: number, b: number, c: number, d: number): number {
  return a * b - c * d + (productRemainder(a, b) - productRemainder(c, d));
}
