import type { IconName } from './icons';

export type PageName = 'overview' | 'deliveries' | 'person';

/** Every page there is, in the order of the navigation; `key` follows G on the keyboard. */
export const pages: {
  name: PageName;
  path: string;
  key: string;
  icon: IconName;
  group: 'groupDelivery' | 'groupTrust' | null;
}[] = [
  { name: 'overview', path: '/', key: 'o', icon: 'overview', group: null },
  { name: 'deliveries', path: '/deliveries', key: 'd', icon: 'deliveries', group: 'groupDelivery' },
  { name: 'person', path: '/person', key: 'r', icon: 'person', group: 'groupTrust' },
];
