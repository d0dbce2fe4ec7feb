import { Card, Skeleton } from '../../components';
import { useNotLoaded } from '../../features/tracking';

/** As tall as a card with a figure and its line, so that nothing jumps when the data come. */
export function Loading() {
  useNotLoaded();
  return (
    <>
      <Card>
        <Skeleton lines={3} />
      </Card>
      <Card>
        <Skeleton lines={4} />
      </Card>
    </>
  );
}
