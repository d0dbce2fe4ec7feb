import type { Inputs, Outputs } from '../../api/trpc';

export type AccountSummary = Outputs['account']['list'][number];
export type AccountDetail = Outputs['account']['get'];
export type Sink = Outputs['account']['sinks'][number];
export type SinkEvent = Sink['events'][number];
export type FormField = Sink['settings'][number];
export type Setup = Sink['defaults'];
export type MappingLine = Setup['mapping'][number];
export type Gate = AccountSummary['gates'][number];
export type GateName = Gate['gate'];
export type Words = Gate['evidence'][number];
export type Problem = Outputs['account']['check']['problems'][number];
export type SetupChange = Outputs['account']['difference']['changes'][number];
export type DryRunAnswer = Exclude<Outputs['account']['dryRun'], { problems: unknown }>;
export type ShownPart = NonNullable<DryRunAnswer['request']>['body'][number];
export type ExplainedLeaf = DryRunAnswer['explained'][number];
export type DryRunQuestion = Inputs['account']['dryRun'];
