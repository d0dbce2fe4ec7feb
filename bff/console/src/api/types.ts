import type { Inputs, Outputs } from './trpc';

export type Funnel = Outputs['analytics']['funnel'];
export type FunnelGroup = Funnel['groups'][number];
export type FunnelStep = FunnelGroup['steps'][number];
export type StepName = FunnelStep['step'];
export type Rate = NonNullable<FunnelGroup['completion']>;
export type Breakdown = NonNullable<Inputs['analytics']['funnel']['breakdown']>;
export type Live = Outputs['analytics']['live'];
export type DeliveryRow = Outputs['delivery']['latest'][number];
export type DeliveryState = DeliveryRow['state'];
export type SinkSummary = Outputs['delivery']['summary'][number];
export type PersonTimeline = Outputs['analytics']['personTimeline'];
export type TimelineEntry = PersonTimeline['entries'][number];
export type TimelineDelivery = TimelineEntry['deliveries'][number];
export type PersonSearch = Inputs['analytics']['findPerson'];
export type Operator = Outputs['operator']['me'];
