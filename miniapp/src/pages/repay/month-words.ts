import type { Home } from './find-home';

/** State is told by a word, and by colour only beside it. */
export const monthWords: Record<Home['calendar'][number]['state'], string> = {
  paid: '已还',
  next: '待还',
  overdue: '逾期',
  future: '未到',
};
