import { View } from '@tarojs/components';
import { useContext } from 'react';
import { watchSight } from '../../host';
import { PartsMissing } from './page-tracking';
import { pageViews } from './track';
import { useWhileShown } from './while-shown';

const percents = [25, 50, 75, 100];

/**
 * At the end of a page's body: a mark at each quarter of it tells how far down the person has seen. A page that is
 * still loading is short, so it is measured from when it has loaded.
 */
export function ScrollMarks({ page }: { page: string }) {
  const missing = useContext(PartsMissing);
  const idOf = (percent: number) => `down-${page.replace('.', '-')}-${percent}`;
  useWhileShown(() => {
    if (missing.current > 0) return null;
    const stops = percents.map((percent) =>
      watchSight(idOf(percent), 1, (isInSight) => isInSight && pageViews.noteScrolled(percent)),
    );
    return () => stops.forEach((stop) => stop());
  });
  return percents.map((percent) => (
    <View key={percent} id={idOf(percent)} className="page__mark" style={{ top: `${percent}%` }} />
  ));
}
