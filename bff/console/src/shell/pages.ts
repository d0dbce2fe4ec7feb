import type { IconName } from './icons';

export type PageName =
  | 'overview'
  | 'funnel'
  | 'paths'
  | 'events'
  | 'retention'
  | 'audiences'
  | 'acquisition'
  | 'experiments'
  | 'accounts'
  | 'deliveries'
  | 'grading'
  | 'attribution'
  | 'reconciliation'
  | 'quality'
  | 'person'
  | 'operators';

interface Page {
  name: PageName;
  path: string;
  key: string;
  icon: IconName;
  /** Named by the first page of a group; the others belong to the group before them. */
  group: 'groupAnalysis' | 'groupExperiment' | 'groupDelivery' | 'groupTrust' | null;
}

/** Every page there is, in the order of the navigation; `key` follows G on the keyboard. */
export const pages: Page[] = [
  { name: 'overview', path: '/', key: 'o', icon: 'overview', group: null },
  { name: 'funnel', path: '/funnel', key: 'f', icon: 'funnel', group: 'groupAnalysis' },
  { name: 'paths', path: '/paths', key: 'p', icon: 'paths', group: null },
  { name: 'events', path: '/events', key: 'e', icon: 'events', group: null },
  { name: 'retention', path: '/retention', key: 't', icon: 'retention', group: null },
  { name: 'audiences', path: '/audiences', key: 'u', icon: 'audiences', group: null },
  { name: 'acquisition', path: '/acquisition', key: 'q', icon: 'acquisition', group: null },
  { name: 'experiments', path: '/experiments', key: 'x', icon: 'experiments', group: 'groupExperiment' },
  { name: 'accounts', path: '/accounts', key: 'a', icon: 'accounts', group: 'groupDelivery' },
  { name: 'deliveries', path: '/deliveries', key: 'd', icon: 'deliveries', group: null },
  { name: 'grading', path: '/grading', key: 'g', icon: 'grading', group: null },
  { name: 'attribution', path: '/attribution', key: 'i', icon: 'attribution', group: null },
  { name: 'reconciliation', path: '/reconciliation', key: 'c', icon: 'reconciliation', group: null },
  { name: 'quality', path: '/quality', key: 'y', icon: 'quality', group: 'groupTrust' },
  { name: 'person', path: '/person', key: 'r', icon: 'person', group: null },
  { name: 'operators', path: '/operators', key: 'm', icon: 'operators', group: null },
];

export function groupedPages(): { group: Page['group']; members: Page[] }[] {
  const groups: { group: Page['group']; members: Page[] }[] = [];
  for (const page of pages) {
    const last = groups.at(-1);
    if (page.group || !last) groups.push({ group: page.group, members: [page] });
    else last.members.push(page);
  }
  return groups;
}
