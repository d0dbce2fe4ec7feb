import type { RowStory, StoryEntry } from '../../api/types';
import { exchangesOf, laidOut, storyLines } from './story.rules';

const entry = (rest: Partial<StoryEntry>): StoryEntry => ({
  sequence: 1,
  attempt: 0,
  fromState: null,
  toState: 'queued',
  cause: null,
  actor: 'planner',
  actorName: null,
  startedAt: null,
  recordedAt: '2026-11-22T06:31:36.414Z',
  httpStatus: null,
  durationMs: null,
  request: null,
  response: null,
  details: null,
  previousHash: '00000000',
  hash: '11111111',
  nextHash: null,
  ...rest,
});

const story = (entries: StoryEntry[], rest: Partial<RowStory> = {}): RowStory =>
  ({
    row: { recordedAt: '2026-11-22T06:31:36.400Z', grade: 'A' },
    touch: { arrivedAt: '2026-11-13T12:14:00Z' },
    consent: { inForce: { decision: 'granted' }, since: null, asOf: '2026-11-22T06:31:36.431Z' },
    entries,
    ...rest,
  }) as RowStory;

const tried = entry({
  attempt: 1,
  fromState: 'queued',
  toState: 'unknown',
  startedAt: '2026-11-22T06:31:36.431Z',
  request: 'POST /x {}',
});
const again = entry({
  attempt: 2,
  fromState: 'unknown',
  toState: 'accepted',
  startedAt: '2026-11-22T06:31:40.100Z',
});

test('a life reads from the click to the last answer, the consent just before the first try', () => {
  const lines = storyLines(story([entry({}), tried, again]));
  expect(lines.map(({ kind, tone }) => [kind, tone])).toEqual([
    ['touch', 'good'],
    ['fact', 'good'],
    ['graded', 'good'],
    ['planned', 'plain'],
    ['consent', 'good'],
    ['attempt', 'warn'],
    ['attempt', 'good'],
  ]);
});

test('without a try the consent stands at the end, and its lack is no good sign', () => {
  const consent = {
    inForce: null,
    since: null,
    asOf: '2026-11-22T06:40:00Z',
    purpose: 'ad_measurement',
  } as const;
  const lines = storyLines(
    story([entry({}), entry({ fromState: 'queued', toState: 'suppressed' })], { consent, touch: null }),
  );
  expect(lines.map(({ kind }) => kind)).toEqual(['fact', 'graded', 'planned', 'moved', 'consent']);
  expect(lines.at(-1)!.tone).toBe('warn');
});

test('only tries that said something can be read', () => {
  expect(exchangesOf(story([entry({}), tried, again]))).toEqual([tried]);
});

test.each([
  ['{"code":0}', '{\n  "code": 0\n}'],
  ['POST /api {"a":[1]}', 'POST /api\n{\n  "a": [\n    1\n  ]\n}'],
  ['GET /track?x=1', 'GET /track?x=1'],
  ['not {json', 'not {json'],
  ['', ''],
])('%j is laid out as it can be', (given, shown) => {
  expect(laidOut(given)).toBe(shown);
});
