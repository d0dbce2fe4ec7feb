import fc from 'fast-check';
import { firstShipments, packLines } from './shipment.rules';

const parcels = fc
  .array(fc.record({ person: fc.nat(5), bytes: fc.integer({ min: 1, max: 400 }) }), { maxLength: 60 })
  .map((list) => list.map(({ person, bytes }, nth) => ({ personId: `psn_${person}`, bytes, nth })));
const bounds = fc.record({
  maxRows: fc.integer({ min: 1, max: 20 }),
  maxBytes: fc.integer({ min: 100, max: 2_000 }),
});

test('everything goes once, within the bounds, and a person’s parcels stay in one line in their order', () => {
  fc.assert(
    fc.property(parcels, bounds, (all, batch) => {
      const lines = packLines(all, batch);
      const sent = lines.flat(2);
      expect(sent.map(({ nth }) => nth).sort((a, b) => a - b)).toEqual(all.map(({ nth }) => nth));
      for (const shipment of lines.flat()) {
        expect(shipment.length).toBeGreaterThan(0);
        expect(shipment.length).toBeLessThanOrEqual(batch.maxRows);
        const bytes = shipment.reduce((sum, parcel) => sum + parcel.bytes, 0);
        if (shipment.length > 1) expect(bytes).toBeLessThanOrEqual(batch.maxBytes);
      }
      for (const personId of new Set(all.map((parcel) => parcel.personId))) {
        const own = lines.filter((line) => line.flat().some((parcel) => parcel.personId === personId));
        expect(own).toHaveLength(1);
        const order = own[0]!
          .flat()
          .filter((parcel) => parcel.personId === personId)
          .map(({ nth }) => nth);
        expect(order).toEqual([...order].sort((a, b) => a - b));
      }
    }),
    { numRuns: 1000 },
  );
});

test('only so many requests go first, and of each line only its beginning', () => {
  fc.assert(
    fc.property(parcels, bounds, fc.nat(40), (all, batch, allowed) => {
      const lines = packLines(all, batch);
      const { first, rest, unused } = firstShipments(lines, allowed);
      expect(first.flat().length + unused).toBe(allowed);
      expect(first.flat().length).toBe(Math.min(allowed, lines.flat().length));
      expect([...first.flat(2), ...rest.flat()].map(({ nth }) => nth).sort((a, b) => a - b)).toEqual(
        all.map(({ nth }) => nth),
      );
      for (const going of first) {
        const line = lines.find((own) => own[0] === going[0])!;
        expect(line.slice(0, going.length)).toEqual(going);
      }
    }),
    { numRuns: 1000 },
  );
});
