import type { Inputs, Outputs } from '../../api/trpc';

export type Days = Outputs['reconciliation']['days'];
export type StripDay = Days['days'][number];
export type ReconciledAccount = Days['accounts'][number];
export type Day = Outputs['reconciliation']['day'];
export type AccountDay = Day['accounts'][number];
export type ThreeWaysRow = AccountDay['rows'][number];
export type Cause = ThreeWaysRow['causes'][number];
export type Step = Day['waterfall'][number];
export type Difference = Day['differences'][number];
export type Closing = Day['closings'][number];
export type Report = Day['reports'][number];
export type ReceiptFile = Inputs['reconciliation']['importPreview'];
export type FilePreview = Outputs['reconciliation']['importPreview'];
export type ReceiptSettings = Outputs['reconciliation']['settings'];
export type Measure = 'count' | 'amount';
