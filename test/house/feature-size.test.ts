import { bytesOfFeature } from './feature-bytes';

/** What each may add to the mini-program that a phone fetches before it shows anything. */
const features = [
  { feature: 'tracking', maxBytes: 12 * 1024, leastBytes: 3 * 1024 },
  { feature: 'experiment', maxBytes: 2 * 1024, leastBytes: 512 },
];

test.each(features)(
  '$feature costs the weapp bundle less than $maxBytes bytes',
  async ({ feature, ...bar }) => {
    const costBytes = await bytesOfFeature(feature);
    expect(costBytes).toBeLessThan(bar.maxBytes);
    // A build that left nothing out would weigh nothing.
    expect(costBytes).toBeGreaterThan(bar.leastBytes);
  },
  300_000,
);
