import { on, ofKind, idsOf } from './blocks';
import { ruleOf } from './rule';

/** The authorisation of a credit report is the only question of its page. */
export const bureauByItself = ruleOf({
  code: 'C-13',
  group: 'consent',
  title: { zh: '征信授权单独成页', en: 'The bureau authorisation has a page of its own' },
  check(rendered) {
    const asks = ofKind(rendered.blocks, 'tick').filter(({ tick }) =>
      tick?.purposes.includes('bureau_query'),
    );
    const screens = [...new Set(asks.map(({ screen }) => screen))];
    const beside = screens.flatMap((screen) => on(rendered, screen));
    const otherTicks = ofKind(beside, 'tick').filter(
      (block) => !asks.includes(block) || block.tick?.purposes.length !== 1,
    );
    const fields = ofKind(beside, 'field');
    const way = rendered.screens.filter(({ name }) => name !== 'rates' && name !== 'consent');
    const place = way.findIndex(({ name }) => name === screens[0]);
    return {
      verdict: asks.length === 1 && otherTicks.length === 0 && fields.length === 0 ? 'passed' : 'failed',
      evidence: {
        screens,
        otherTicks: otherTicks.length,
        fields: fields.length,
        place: place < 0 ? null : place + 1,
      },
      places: idsOf([...asks, ...otherTicks, ...fields]),
    };
  },
});
