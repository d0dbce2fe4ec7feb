import { behaviourBounds } from '@loudou/shared/catalogue';
import { newId } from '@loudou/shared/ids';
import type { Layer } from '@loudou/shared/page-config';
import type { PlannedEvent } from '../../plan/plan.types';
import { screens } from '../../plan/screens';
import type { ActOf, Hands } from './hands';

/** The pages on which a difference of the layer is in sight. */
const pagesOf: Record<Layer, readonly string[]> = {
  landing: [screens.landing.page],
  consent: [screens.consent.page],
  application: [screens.identity, screens.face, screens.bankCard, screens.bureau].map(({ page }) => page),
  result: [screens.result.page],
};

/** As long as the app waits for its variants at a launch; a slower phone keeps the default and says so. */
const variantBudgetMs = 800;

/**
 * What a phone tells of the variants it was given, each once: exposed where a page of the layer was seen, timed out where
 * the answer came too late for it. Nothing of it is planned, since which variants there are is the product's to say.
 */
export function tellingsOf({ onPhone, phone, atMs }: Hands, act: ActOf<'send'>): PlannedEvent[] {
  if (act.again) return [];
  const room = behaviourBounds.maxEventsPerBatch - act.events.length;
  const tellings = onPhone.given
    .filter(({ reason, assignment }) => reason === 'split' && !onPhone.told.has(assignment))
    .flatMap(({ layer, experiment, variant, assignment }) => {
      const seen = act.events.find(
        ({ name, page, malformed }) =>
          name === 'page_viewed' && malformed === null && pagesOf[layer].includes(page),
      );
      if (!seen) return [];
      const name = phone.latencyMs > variantBudgetMs ? 'experiment_timed_out' : 'experiment_exposed';
      const eventId = newId('behaviour', { nowMs: () => atMs ?? seen.atMs, random: Math.random });
      return [{ ...seen, eventId, name, properties: { experiment, variant, assignment } }];
    })
    .slice(0, Math.max(0, room));
  for (const { properties } of tellings) onPhone.told.add(String(properties.assignment));
  return tellings;
}
