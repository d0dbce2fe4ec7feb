import type { Inputs, Outputs } from './trpc';

export type Funnel = Outputs['analytics']['funnel'];
export type FunnelGroup = Funnel['groups'][number];
export type FunnelStep = FunnelGroup['steps'][number];
export type StepName = FunnelStep['step'];
export type Rate = NonNullable<FunnelGroup['completion']>;
/** What the overview tells people apart by; the analysis pages know more. */
export type Breakdown = 'adPlatform' | 'entryKind' | 'host';
export type Wait = NonNullable<Outputs['analytics']['funnelWaits']['total'][number]>;
export type Live = Outputs['analytics']['live'];
export type LedgerRow = Outputs['delivery']['rows']['rows'][number];
export type DeliveryState = LedgerRow['shown'];
export type LedgerFilter = NonNullable<NonNullable<Inputs['delivery']['rows']>['filter']>;
export type AccountsLive = Outputs['delivery']['accountsLive'];
export type AccountLive = AccountsLive['accounts'][number];
export type RowStory = Outputs['delivery']['story'];
export type StoryEntry = RowStory['entries'][number];
export type ChainReport = Outputs['delivery']['checkChain'];
export type ResendSelection = Inputs['delivery']['previewResend'];
export type ResendPreview = Outputs['delivery']['previewResend'];
export type ResendOutcome = ResendPreview['samples'][number]['outcome'];
export type ResendDecision = ResendSelection['decision'];
export type ResendJob = Outputs['delivery']['resendJobs'][number];
export type PersonTimeline = Outputs['analytics']['personTimeline'];
export type TimelineEntry = PersonTimeline['entries'][number];
export type TimelineDelivery = TimelineEntry['deliveries'][number];
export type PersonSearch = Inputs['analytics']['findPerson'];
export type Operator = Outputs['operator']['me'];
