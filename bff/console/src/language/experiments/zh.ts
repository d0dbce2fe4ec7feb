import { zhAudit } from './zh.audit';
import { zhApproval, zhCompliance, zhMeter } from './zh.compliance';
import { zhEvidence } from './zh.evidence';
import { zhFiles } from './zh.files';
import { zhLayers } from './zh.layers';
import { zhHoldout, zhList } from './zh.list';
import { zhLoan, zhPages } from './zh.pages';
import { zhParameters, zhValues } from './zh.parameters';
import { zhPlan, zhProblems } from './zh.plan';
import { zhPreview, zhScan } from './zh.preview';
import { zhRefusals } from './zh.refusals';
import { zhActs, zhGateReasons, zhShare, zhStart } from './zh.start';
import { zhResults } from './results/zh';

export const zhExperiments = {
  title: '页面实验',
  all: '全部实验',
  notFound: '没有这个实验',
  computing: '正在取实验',
  computingOne: '正在取这个实验',
  byItself: '系统自动',
  comma: '、',
  none: '没有写',
  cancel: '取消',
  reason: '原因',
  reasonPlaceholder: '写进审计，至少 4 个字',
  savedBy: '{{by}} {{day}}存',
  head: {
    day: '第 {{day}} 天，计划 {{days}} 天 · 阶段 {{phase}}',
    saved: '{{by}} {{day}} {{time}} 存',
  },
  tabsLabel: '实验的各部分',
  tabWrong: '有要改的地方',
  tab: {
    plan: '假设与指标',
    pages: '页面与变体',
    compliance: '合规与批准',
    start: '开始',
    results: '结果',
    audit: '审计',
  },
  readOnly: '管理员和分析可以改；你可以看每一项。',
  closedNote: '这个实验已经结束，计划和页面只读。',
  frozenNote: '阶段 {{phase}} 照冻结的计划跑，这里改的是下一阶段的草稿。',
  draftDiffers: '草稿和冻结的阶段 {{phase}} 不同：到「开始」页可以把它作为新阶段开始。',
  layer: { landing: '首屏', consent: '同意', application: '申请步骤', result: '授信结果' },
  state: {
    draft: '草稿',
    running: '在跑',
    paused: '已暂停',
    stopped: '已停止',
    decided: '已决定',
    archived: '已归档',
  },
  unit: { points: '点', fen: '元', ms: '毫秒', count: '个' },
  amount: { points: '{{value}} 点', ms: '{{value}} 毫秒' },
  draft: {
    unsaved: '有改动还没有保存。',
    mend: '有 {{count}} 处要改好才能保存。',
    save: '保存草稿',
    saved: '已保存',
    discard: '放弃改动',
    takeTheirs: '放弃我的，看对方的',
    conflict:
      '你打开以后别人保存过这份草稿。你的改动没有写入，也不会盖掉对方的：先记下要改的，看过对方的再改。',
    leaveTitle: '离开会丢掉没有保存的改动',
    leaveLead: '草稿停在上次保存的样子。',
    leave: '离开，不保存',
    stay: '留下',
  },
  gate: { authorised: '授权', mapped: '映射与合规', healthy: 'A/A 健康', reconciled: '对账' },
  gateState: { green: '通过', red: '不过', pending: '等人', unknown: '还说不出' },
  gateMore: '还有 {{count}} 条',
  gateReason: zhGateReasons,
  list: zhList,
  holdout: zhHoldout,
  layers: zhLayers,
  files: zhFiles,
  plan: zhPlan,
  problem: zhProblems,
  pages: zhPages,
  loan: zhLoan,
  parameter: zhParameters,
  value: zhValues,
  preview: zhPreview,
  scan: zhScan,
  compliance: zhCompliance,
  evidence: zhEvidence,
  approval: zhApproval,
  meter: zhMeter,
  start: zhStart,
  share: zhShare,
  act: zhActs,
  audit: zhAudit,
  refusals: zhRefusals,
  results: zhResults,
};
