import type { Operator } from '../../../platform/trpc';
import fc from 'fast-check';
import { createTestDatabase, type TestDatabase } from '../../../../../test/database';
import { runsThroughDatabase } from '../../../../../test/property-runs';
import { standingClock } from '../../../operator/operator.fixture';
import { callerOf, insertPeople, people, soundWorld } from '../../definition/experiment.fixture';

let database: TestDatabase;
let keys = 0;
const key = () => `key-of-a-test-${String((keys += 1)).padStart(8, '0')}`;
const clock = standingClock('2026-11-22T04:00:00Z');

beforeAll(async () => {
  database = await createTestDatabase();
  await insertPeople(database.db, clock.now());
});
afterAll(() => database.drop());

const titles = ['先看价格，再做决定', '借之前先算一遍', '先算清楚再说'];
const step = fc.record({
  kind: fc.constantFrom('write', 'price', 'ask', 'approve', 'refuse'),
  who: fc.constantFrom<Operator[]>(...Object.values(people)),
  title: fc.constantFrom(...titles),
});

test('whoever does what in which order, a text that counts as approved was read by another person', async () => {
  const { db } = database;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 10 }), async (steps) => {
      const as = (who: Operator) => callerOf(soundWorld(), who, db, clock);
      const { experimentId } = await as(people.lin).create({ key: key(), template: 'another_title' });
      const words = new Map<string, { by: Operator; editor: string }>();
      let editor: string = people.lin.operatorId;
      for (const { kind, who, title } of steps) {
        const { definition, revision } = await as(who).get({ experimentId });
        const { textHash } = await as(who).approval.state({ experimentId });
        if (kind === 'write') definition.variants[1]!.values['landing.title'] = title;
        if (kind === 'price') definition.changesPrice = !definition.changesPrice;
        const of = { key: key(), experimentId };
        const decision = kind === 'approve' ? 'approved' : 'refused';
        const done = await (
          kind === 'write' || kind === 'price'
            ? as(who).save({ ...of, revision, definition })
            : kind === 'ask'
              ? as(who).approval.ask({ ...of, textHash })
              : as(who).approval.decide({ ...of, textHash, decision, reason: '逐字看过' })
        ).then(
          () => true,
          () => false,
        );
        if (!done) continue;
        if (kind === 'write' || kind === 'price') editor = who.operatorId;
        if (kind === 'approve') words.set(textHash, { by: who, editor });
        if (kind === 'refuse') words.delete(textHash);
        const { state, textHash: now } = await as(who).approval.state({ experimentId });
        if (state !== 'approved') continue;
        const word = words.get(now);
        expect(word).toBeDefined();
        expect(word!.by.operatorId).not.toBe(word!.editor);
        if ((await as(who).get({ experimentId })).definition.changesPrice)
          expect(word!.by.role).toBe('compliance');
      }
      const own = await db.query('select 1 from experiment_approval where decided_by = asked_by');
      expect(own).toEqual([]);
    }),
    { numRuns: runsThroughDatabase },
  );
}, 300_000);
