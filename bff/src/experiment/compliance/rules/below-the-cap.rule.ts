import { capInForce } from '../caps/rate-caps';
import { ratesIn } from '../words/rates-in-text';
import { ratesOf } from './blocks';
import { recompute } from './recomputed';
import { ruleOf } from './rule';

/** No rate of the pages, shown or worked out, is above what this licence may take on this day. */
export const belowTheCap = ruleOf({
  code: 'C-05',
  group: 'price',
  title: { zh: '不高于上限表', en: 'Not above the table of caps' },
  check(rendered, { caps, licence, day }) {
    const cap = capInForce(caps, licence, day);
    const shown = ratesOf(rendered.blocks).flatMap((block) =>
      ratesIn(block.text).map((bps) => ({ bps, id: block.id })),
    );
    // A loan that pays nothing out has no rate at all, which no cap allows.
    const worked = recompute(rendered.blocks).map(({ block, recomputedBps }) => ({
      bps: recomputedBps ?? 10_000,
      id: block.id,
    }));
    const all = [...shown, ...worked].sort((one, other) => other.bps - one.bps);
    const highestBps = all[0]?.bps ?? 0;
    const above = cap ? all.filter(({ bps }) => bps > cap.maxAnnualBps) : all;
    return {
      verdict: cap && above.length === 0 ? 'passed' : 'failed',
      evidence: {
        highestBps,
        capBps: cap?.maxAnnualBps ?? null,
        capFrom: cap?.from ?? null,
        licence,
      },
      places: [...new Set((above.length > 0 ? above : all.slice(0, 1)).map(({ id }) => id))],
    };
  },
});
