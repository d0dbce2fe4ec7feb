import type { Receiver } from './receivers/receiver';

/** What one receiver counts, by its own rule. */
export function effectsOf({ arrivals }: Receiver) {
  const effects = arrivals.filter(({ end }) => end === 'effect');
  const last = new Map<string, number>();
  const seen = new Set<string>();
  let overtaken = 0;
  let doubled = 0;
  for (const { externalId, personId, sequence } of effects) {
    if (seen.has(externalId)) doubled += 1;
    seen.add(externalId);
    if (sequence <= (last.get(personId) ?? 0)) overtaken += 1;
    last.set(personId, sequence);
  }
  return { inEffect: seen.size, doubled, overtaken };
}
