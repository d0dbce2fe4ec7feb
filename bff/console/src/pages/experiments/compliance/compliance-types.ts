import type { Outputs } from '../../../api/trpc';

type Compliance = Outputs['experiment']['compliance'];

export type Check = Compliance['check'];
export type Finding = Check['variants'][number]['findings'][number];
export type RuleGroup = Finding['group'];
export type Verdict = Finding['verdict'];
export type Rendered = Compliance['rendered'];
export type Block = Rendered['blocks'][number];
export type Screen = Rendered['screens'][number];
export type Approval = Outputs['experiment']['approval']['state'];
