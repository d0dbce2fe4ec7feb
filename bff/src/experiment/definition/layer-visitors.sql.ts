import type { Layer } from '@loudou/shared/page-config';
import { isMarkedSql } from '../../traffic';

interface Sight {
  /** What is told when somebody comes to where the layer's parameters are shown. */
  name: 'page_viewed' | 'consent_shown';
  pages: readonly string[] | null;
}

const sights: Record<Layer, Sight> = {
  landing: { name: 'page_viewed', pages: ['entry.landing'] },
  consent: { name: 'consent_shown', pages: null },
  application: {
    name: 'page_viewed',
    pages: ['apply.identity', 'apply.face', 'apply.bank_card', 'apply.bureau'],
  },
  result: { name: 'page_viewed', pages: ['apply.result'] },
};

/**
 * `visitor`: who came to the layer between $1 and $2 on the hosts $3, with the first moment; who is marked as no customer
 * is left out. Two ids of one person count twice here: a plan is an estimate, and results go by units.
 */
export const visitorSql = `visitor as (
  select event.person_id, min(event.happened_at) as seen_at
  from behaviour_event event
  where event.received_at >= $1::timestamptz and event.received_at < $2::timestamptz
    and event.host = any($3::text[]) and event.name = $4 and ($5::text[] is null or event.page = any($5))
    and not ${isMarkedSql('event.person_id')}
  group by event.person_id
)`;

export const visitorParameters = (
  layer: Layer,
  hosts: readonly string[],
  from: Date,
  to: Date,
): unknown[] => [from, to, hosts, sights[layer].name, sights[layer].pages];
