import { enFresh } from './en.fresh';
import { enQuarantine } from './en.quarantine';
import { enTraffic } from './en.traffic';

export const enQuality = {
  title: 'Data quality',
  answer: {
    held: '<b>{{rows}} rows</b> from phones were not taken, most of them “{{event}}”: {{why}}, <b>{{most}} rows</b>. ',
    heldNone: 'All that phones reported <b>was taken</b>. ',
    marked: '<b>{{people}} people</b> are no customers; reports leave them out. ',
    markedNone: 'Nobody is taken for anything but a customer. ',
    fresh: 'Reports <b>keep up</b>. ',
    behind: 'Reports are <b>{{time}}</b> behind; newer figures are on their way. ',
    notBuilt: 'The counters <b>are not built yet</b>; the funnel shows zeros for now. ',
    copyBuilding: 'The columnar copy is being built; ask for paths, events and retention a little later. ',
    copyUnavailable: 'The columnar copy is not loaded; paths, events and retention cannot be asked. ',
    lost: 'Phones threw away <b>{{events}} events</b> in the last {{days}} days. ',
  },
  basis: {
    held: 'What was not taken is in no report',
    wait: 'Kept for {{days}} days, can be replayed',
    marks: 'A mark is taken back by a new row, never edited',
  },
  strip: {
    held: 'Not taken',
    heldNote: '{{groups}} groups, last {{moment}}',
    heldNone: 'Nothing waits',
    marked: 'No customers',
    markedNote: '{{people}} of them marked by rules',
    markedNone: 'Nobody',
    behind: 'Counters behind',
    behindNone: 'none',
    asOf: 'Counted to {{moment}}',
    lost: 'Lost on phones',
    lostNote: 'Last {{days}} days, phones of {{people}} people',
    lostNone: 'None in the last {{days}} days',
    unknown: 'Not known now',
  },
  showAll: 'See all {{count}} rows',
  computing: 'Counting the reports that were not taken, usually within a second.',
  empty: {
    title: 'Nothing to worry about yet',
    lead: 'This page answers how far the figures of the other pages can be trusted. Reports not taken, people who are no customers and delays appear here as soon as there are any.',
    events: 'See what phones reported in the last 28 days',
    live: 'See whether anybody is on the way today',
  },
  quarantine: enQuarantine,
  traffic: enTraffic,
  fresh: enFresh,
};
