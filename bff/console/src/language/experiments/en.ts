import { enAudit } from './en.audit';
import { enApproval, enCompliance, enMeter } from './en.compliance';
import { enEvidence } from './en.evidence';
import { enFiles } from './en.files';
import { enLayers } from './en.layers';
import { enHoldout, enList } from './en.list';
import { enLoan, enPages } from './en.pages';
import { enParameters, enValues } from './en.parameters';
import { enPlan, enProblems } from './en.plan';
import { enPreview, enScan } from './en.preview';
import { enRefusals } from './en.refusals';
import { enActs, enGateReasons, enShare, enStart } from './en.start';
import { enResults } from './results/en';

export const enExperiments = {
  title: 'Page experiments',
  all: 'All experiments',
  notFound: 'There is no such experiment',
  computing: 'Reading the experiments',
  computingOne: 'Reading the experiment',
  byItself: 'by itself',
  comma: ', ',
  none: 'nothing written',
  cancel: 'Cancel',
  reason: 'Reason',
  reasonPlaceholder: 'Stands in the audit; at least 4 characters',
  savedBy: 'saved by {{by}}, {{day}}',
  head: {
    day: 'Day {{day}} of {{days}} · phase {{phase}}',
    saved: 'saved by {{by}}, {{day}} {{time}}',
  },
  tabsLabel: 'Parts of the experiment',
  tabWrong: 'something to mend',
  tab: {
    plan: 'Hypothesis and metrics',
    pages: 'Pages and variants',
    compliance: 'Rules and approval',
    start: 'Start',
    results: 'Results',
    audit: 'Audit',
  },
  readOnly: 'Administrators and analysts edit it; you can read every part.',
  closedNote: 'This experiment is over: its plan and pages can only be read.',
  frozenNote: 'Phase {{phase}} runs as it was frozen; what is edited here is the draft of the next one.',
  draftDiffers:
    'The draft differs from the frozen phase {{phase}}: under “Start” it can begin as another one.',
  layer: { landing: 'First page', consent: 'Consents', application: 'Application', result: 'Result' },
  state: {
    draft: 'Draft',
    running: 'Running',
    paused: 'Paused',
    stopped: 'Stopped',
    decided: 'Decided',
    archived: 'Archived',
  },
  unit: { points: 'points', fen: 'yuan', ms: 'ms', count: 'count' },
  amount: { points: '{{value}} points', ms: '{{value}} ms' },
  draft: {
    unsaved: 'Something is not saved.',
    mend: '{{count}} places to mend before it can be saved.',
    save: 'Save the draft',
    saved: 'Saved',
    discard: 'Discard',
    takeTheirs: 'Drop mine, show theirs',
    conflict:
      'Somebody saved this draft after you opened it. Your change was not written and does not replace theirs: note it, look at theirs, then change it.',
    leaveTitle: 'Leaving drops what is not saved',
    leaveLead: 'The draft stays as it was last saved.',
    leave: 'Leave without saving',
    stay: 'Stay',
  },
  gate: { authorised: 'Authorised', mapped: 'Mapped and checked', healthy: 'A/A', reconciled: 'Reconciled' },
  gateState: { green: 'open', red: 'closed', pending: 'waits', unknown: 'not known' },
  gateMore: '{{count}} more',
  gateReason: enGateReasons,
  list: enList,
  holdout: enHoldout,
  layers: enLayers,
  files: enFiles,
  plan: enPlan,
  problem: enProblems,
  pages: enPages,
  loan: enLoan,
  parameter: enParameters,
  value: enValues,
  preview: enPreview,
  scan: enScan,
  compliance: enCompliance,
  evidence: enEvidence,
  approval: enApproval,
  meter: enMeter,
  start: enStart,
  share: enShare,
  act: enActs,
  audit: enAudit,
  refusals: enRefusals,
  results: enResults,
};
