import { idsOf, ofKind } from './blocks';
import { ruleOf } from './rule';

/** Nothing is ticked beforehand, a tick is for one purpose, and no purpose is asked twice. */
export const onePurposeATick = ruleOf({
  code: 'C-11',
  group: 'consent',
  title: { zh: '未预勾选，一项一勾', en: 'Nothing ticked beforehand, one purpose a tick' },
  check(rendered) {
    const ticks = ofKind(rendered.blocks, 'tick');
    const ticked = ticks.filter(({ tick }) => tick?.ticked);
    const bundled = ticks.filter(({ tick }) => tick?.purposes.length !== 1);
    const asked = ticks.flatMap(({ tick }) => tick?.purposes ?? []);
    const repeated = asked.length - new Set(asked).size;
    const wrong = [...new Set([...ticked, ...bundled])];
    return {
      verdict: ticks.length === 0 || wrong.length > 0 || repeated > 0 ? 'failed' : 'passed',
      evidence: { ticks: ticks.length, ticked: ticked.length, bundled: bundled.length, repeated },
      places: idsOf(wrong.length > 0 ? wrong : ticks),
    };
  },
});
