import type { IconName } from './icons';

export type PageName = 'overview' | 'accounts' | 'deliveries' | 'grading' | 'reconciliation' | 'person';

/** Every page there is, in the order of the navigation; `key` follows G on the keyboard. */
export const pages: {
  name: PageName;
  path: string;
  key: string;
  icon: IconName;
  group: 'groupDelivery' | 'groupTrust' | null;
}[] = [
  { name: 'overview', path: '/', key: 'o', icon: 'overview', group: null },
  { name: 'accounts', path: '/accounts', key: 'a', icon: 'accounts', group: 'groupDelivery' },
  { name: 'deliveries', path: '/deliveries', key: 'd', icon: 'deliveries', group: null },
  { name: 'grading', path: '/grading', key: 'g', icon: 'grading', group: null },
  { name: 'reconciliation', path: '/reconciliation', key: 'c', icon: 'reconciliation', group: null },
  { name: 'person', path: '/person', key: 'r', icon: 'person', group: 'groupTrust' },
];
