import * as z from 'zod/mini';
import { findBehaviour, findFact } from '@loudou/shared/catalogue';
import type { LedgerRowView, ShownState } from '../../delivery';
import { maskClickId, maskDetails, type MaskedDetails, maskIds, maskText } from './mask.rules';
import type { BehaviourRow, FactRow, TouchRow } from './timeline.store';
import type { TimelineDelivery, TimelineEntry, TimelineLane } from './timeline.types';

type SentByFact = ReadonlyMap<string, readonly LedgerRowView[]>;

const laneOrder: TimelineLane[] = ['touch', 'consent', 'fact', 'behaviour'];

/** One life in order. What happened at the same moment stands as cause before effect: arrival, consent, fact. */
export function orderTimeline(rows: {
  facts: FactRow[];
  touches: TouchRow[];
  behaviour: BehaviourRow[];
  sent: SentByFact;
}): TimelineEntry[] {
  const deliveriesOfTouch = new Map<unknown, TimelineDelivery[]>(
    rows.facts.filter(isLanding).map((fact) => [fact.data['touchId'], deliveriesOf(fact, rows.sent)]),
  );
  const known = new Set(rows.touches.map((touch) => touch.touch_id));
  const facts = rows.facts.filter((fact) => !(isLanding(fact) && known.has(String(fact.data['touchId']))));
  return [
    ...rows.touches.map((touch) => touchEntry(touch, deliveriesOfTouch.get(touch.touch_id) ?? [])),
    ...facts.map((fact) => factEntry(fact, rows.sent)),
    ...rows.behaviour.map(behaviourEntry),
  ].sort((one, other) => one.at.localeCompare(other.at) || laneRank(one) - laneRank(other));
}

const isLanding = (fact: FactRow) => fact.name === 'ad_touch_landed';
const laneRank = (entry: TimelineEntry) => laneOrder.indexOf(entry.lane);

function touchEntry(touch: TouchRow, deliveries: TimelineDelivery[]): TimelineEntry {
  return {
    id: touch.touch_id,
    at: touch.arrived_at.toISOString(),
    lane: 'touch',
    name: 'ad_touch_landed',
    host: touch.host,
    details: {
      entryKind: maskText(touch.entry_kind),
      entryMode: touch.entry_mode,
      adPlatform: touch.ad_platform,
      paidClick: touch.paid_click,
      ...(touch.click_id ? { clickId: maskClickId(touch.click_id) } : {}),
      ...(touch.scene ? { scene: maskText(touch.scene) } : {}),
      ...maskIds(touch.ids),
    },
    deliveries,
  };
}

function factEntry(fact: FactRow, sent: SentByFact): TimelineEntry {
  return {
    id: fact.fact_id,
    at: fact.occurred_at.toISOString(),
    lane: isLanding(fact) ? 'touch' : fact.name.startsWith('consent_') ? 'consent' : 'fact',
    name: fact.name,
    host: fact.host,
    details: knownFields(findFact(fact.name)?.data, fact.data),
    deliveries: deliveriesOf(fact, sent),
  };
}

function behaviourEntry(event: BehaviourRow): TimelineEntry {
  return {
    id: event.event_id,
    at: event.occurred_at.toISOString(),
    lane: event.name.startsWith('consent_') ? 'consent' : 'behaviour',
    name: event.name,
    host: event.host,
    details: {
      page: maskText(event.page),
      ...knownFields(findBehaviour(event.name)?.properties, event.properties),
    },
    deliveries: [],
  };
}

/** Only what the catalogue declares is shown; a payload that does not fit its schema shows nothing. */
function knownFields(schema: z.ZodMiniType | undefined, data: Record<string, unknown>): MaskedDetails {
  const parsed = schema && z.safeParse(schema, data);
  return parsed?.success ? maskDetails(parsed.data as Record<string, unknown>) : {};
}

function deliveriesOf(fact: FactRow, sent: SentByFact): TimelineDelivery[] {
  return (sent.get(fact.fact_id) ?? []).map((row) => ({
    deliveryId: row.deliveryId,
    sink: row.sink,
    accountLabel: row.accountLabel,
    event: row.event,
    state: row.shown,
    attempts: row.attempts,
    cause: row.cause === null ? null : maskText(row.cause),
    tookMs: ended.has(row.shown) ? row.changedAt.getTime() - row.recordedAt.getTime() : null,
  }));
}

const ended = new Set<ShownState>(['accepted', 'rejected', 'suppressed', 'expired', 'parked']);
