import { useQuery } from '@tanstack/react-query';
import type { Days } from '../analysis/report-days';
import { type Dimension, sourceDimensions } from '../analysis/dimensions';
import { trpc } from './trpc';

const VALUES_FRESH_MS = 60_000;

/** What a dimension holds in these days. What single events are told apart by is not listed: it is typed. */
export function useDimensionValues(dimension: Dimension, days: Days) {
  return useQuery({
    queryKey: ['analytics', 'values', dimension, days],
    queryFn: ({ signal }) => {
      const source = sourceDimensions.find((each) => each === dimension);
      if (!source) return { values: [], cut: false };
      return trpc.analytics.dimensionValues.query({ dimension: source, days }, { signal });
    },
    staleTime: VALUES_FRESH_MS,
  });
}
