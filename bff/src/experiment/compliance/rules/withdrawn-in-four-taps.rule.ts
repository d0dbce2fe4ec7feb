import { idsOf } from './blocks';
import { ruleOf } from './rule';

const limit = 4;

/** From the first page to a withdrawn agreement in at most four taps (个人信息保护法 art. 15: as easy as giving it). */
export const withdrawnInFourTaps = ruleOf({
  code: 'C-18',
  group: 'consent',
  title: { zh: '四次点按内可撤回', en: 'Withdrawn in at most four taps' },
  check({ blocks, withdrawalTaps }) {
    const ways = blocks.filter(({ deed }) => deed === 'withdraw');
    return {
      verdict: ways.length > 0 && withdrawalTaps <= limit ? 'passed' : 'failed',
      evidence: { taps: withdrawalTaps, limit },
      places: idsOf(ways),
    };
  },
});
