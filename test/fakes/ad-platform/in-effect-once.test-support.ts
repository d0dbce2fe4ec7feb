import fc from 'fast-check';
import type { OutgoingRow, Verdict } from '../../../bff/src/delivery/sinks/sink-definition';
import type { AdPlatform, Misbehaviour } from './index';

export interface Telling {
  platform: AdPlatform;
  /** A row of a click of its own. */
  nextRow(): OutgoingRow;
  tell(row: OutgoingRow): Promise<Verdict | null>;
  /** Faults that only this platform has. */
  moreFates?: readonly Misbehaviour[];
}

const fates: readonly Misbehaviour[] = [
  { kind: 'none' },
  { kind: 'error', status: 429, retryAfter: '1' },
  { kind: 'error', status: 500 },
  { kind: 'garbage' },
  { kind: 'down' },
  { kind: 'accept_then_cut' },
  { kind: 'accept_then_garbage' },
  { kind: 'accept_then_error', status: 502 },
];

/** An acceptance means in effect, and whatever was told again took effect once. */
export async function expectInEffectOnce({
  platform,
  nextRow,
  tell,
  moreFates = [],
}: Telling): Promise<void> {
  const fate = fc.constantFrom(...fates, ...moreFates);
  await fc.assert(
    fc.asyncProperty(fc.array(fate, { maxLength: 4 }), async (drawn) => {
      const row = nextRow();
      const queue = [...drawn];
      platform.behave(() => queue.shift() ?? { kind: 'none' });
      let verdict: Verdict | null = null;
      for (let attempt = 0; attempt <= drawn.length && verdict?.verdict !== 'accepted'; attempt += 1) {
        verdict = await tell(row);
        const inEffect = platform.book.inEffect().filter(({ clickId }) => clickId === row.click!.clickId);
        expect(inEffect.length).toBeLessThanOrEqual(1);
        if (verdict?.verdict === 'accepted') expect(inEffect).toHaveLength(1);
        if (verdict) expect(['accepted', 'later', 'unknown']).toContain(verdict.verdict);
      }
      expect(verdict).toEqual({ verdict: 'accepted' });
    }),
    { numRuns: 1_000 },
  );
}
