import { wilsonRate } from '@loudou/shared/rate';
import type { DropOffReason } from '../../api/analysis-queries';
import { shownReasons, tellingReason } from './drop-off.rules';

const reason = (kind: DropOffReason['kind'], key: string, people: number): DropOffReason => ({
  kind,
  key,
  page: null,
  people,
  share: wilsonRate(people, 1_000)!,
  medianStayMs: null,
});

test('the largest reasons are shown, and the rest is one number', () => {
  const many = Array.from({ length: 9 }, (_, place) => reason('page', `p${place}`, place));
  expect(shownReasons(many).shown.map(({ people }) => people)).toEqual([8, 7, 6, 5, 4, 3]);
  expect(shownReasons(many).others).toBe(0 + 1 + 2);
  // What the answer itself has put together stays among the others, however large it is.
  expect(shownReasons([...many, reason('other', '', 100)]).others).toBe(0 + 1 + 2 + 100);
});

test('the sentence names what a page can mend, and nothing that few people met', () => {
  const reasons = [
    reason('none', '', 500),
    reason('step_failed', 'face', 300),
    reason('field', 'idNumber', 90),
  ];
  expect(tellingReason(reasons, 40)?.key).toBe('idNumber');
  expect(tellingReason(reasons, 100)).toBeNull();
});
