import type { ApprovalState } from './evidence';
import { type Verdict, ruleOf } from './rule';

const verdicts: Record<ApprovalState, Verdict> = {
  approved: 'passed',
  refused: 'failed',
  missing: 'pending',
  waits: 'pending',
  other_text: 'pending',
  needs_compliance: 'pending',
};

/** Somebody who neither asked nor wrote it has read exactly this text. */
export const approvedByAPerson = ruleOf({
  code: 'C-16',
  group: 'consent',
  title: { zh: '文本哈希经第二人批准', en: 'A second person approved this text' },
  check(_rendered, { approval }) {
    if (!approval)
      return {
        verdict: 'not_applicable',
        evidence: { textHash: '', state: 'missing', decidedBy: null, needsCompliance: false },
        places: [],
      };
    return { verdict: verdicts[approval.state], evidence: approval, places: [] };
  },
});
