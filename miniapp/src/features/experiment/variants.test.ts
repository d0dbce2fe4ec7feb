import type { GivenVariant } from '@loudou/shared/page-config';
import { createVariants, variantBudgetMs } from './variants';

const titled: GivenVariant = {
  layer: 'landing',
  experiment: 'EXP-001',
  variant: 'b',
  assignment: 'asg_01JD0000000000000000000000',
  reason: 'split',
  values: { 'landing.title': '先看价格，再做决定' },
};

function launched() {
  const told: [string, unknown][] = [];
  const drawn: unknown[] = [];
  let waiting: (() => void) | null = null;
  let delay = 0;
  const variants = createVariants({
    after: (delayMs, work) => {
      waiting = work;
      delay = delayMs;
      return () => (waiting = null);
    },
    track: (name, properties) => told.push([name, properties]),
    drawAs: (look) => drawn.push(look),
  });
  variants.begin();
  return { variants, told, drawn, delay, timeOut: () => waiting?.() };
}

const named = { experiment: 'EXP-001', variant: 'b', assignment: titled.assignment };

test('before the answer nothing is decided, and a value is the default', () => {
  const { variants, delay } = launched();
  expect(delay).toBe(variantBudgetMs);
  expect(variants.current().decided).toBe(false);
  expect(variants.value('landing.title')).toBe('借多少、花多少，先算清楚');
});

test('an answer in time decides; a parameter that nobody varies stays as it is', () => {
  const { variants, told, timeOut } = launched();
  variants.take([titled]);
  timeOut();
  expect(variants.current().decided).toBe(true);
  expect(variants.value('landing.title')).toBe('先看价格，再做决定');
  expect(variants.value('landing.startText')).toBe('开始申请');
  expect(told).toEqual([]);
});

test('being given a variant is no exposure; seeing it is, once a run', () => {
  const { variants, told } = launched();
  variants.take([titled]);
  variants.noteSeen('landing.startText');
  expect(told).toEqual([]);
  variants.noteSeen('landing.title');
  variants.noteSeen('landing.title');
  variants.take([titled]);
  variants.noteSeen('landing.title');
  expect(told).toEqual([['experiment_exposed', named]]);
});

test('an answer that comes too late changes no page: it is told as a time-out and exposes nobody', () => {
  const { variants, told, timeOut } = launched();
  timeOut();
  expect(variants.current().decided).toBe(true);
  variants.take([titled]);
  variants.take([titled]);
  expect(variants.value('landing.title')).toBe('借多少、花多少，先算清楚');
  variants.noteSeen('landing.title');
  expect(told).toEqual([['experiment_timed_out', named]]);
});

test('a stopped experiment is gone with the next answer', () => {
  const { variants, told } = launched();
  variants.take([titled]);
  variants.take([]);
  expect(variants.value('landing.title')).toBe('借多少、花多少，先算清楚');
  variants.noteSeen('landing.title');
  expect(told).toEqual([]);
});

test.each(['preview', 'rollout'] as const)('%s shows its values and tells nothing', (reason) => {
  const { variants, told } = launched();
  variants.take([{ ...titled, reason }]);
  variants.noteSeen('landing.title');
  expect(variants.value('landing.title')).toBe('先看价格，再做决定');
  expect(told).toEqual([]);
});

const previewed: GivenVariant = { ...titled, assignment: '', reason: 'preview' };
const look = { largeText: true, dark: true };

test('a preview is drawn as it asks, until it has ended', () => {
  const { variants, drawn } = launched();
  variants.take([previewed], look);
  expect(variants.current().preview).toEqual(look);
  expect(drawn.at(-1)).toEqual(look);
  variants.take([], 'ended');
  expect(variants.current().preview).toBe('ended');
  expect(variants.value('landing.title')).toBe('借多少、花多少，先算清楚');
  expect(drawn.at(-1)).toBeNull();
  variants.take([]);
  expect(variants.current().preview).toBeNull();
});

test('a preview that comes too late is shown all the same, and told as nothing', () => {
  const { variants, told, timeOut } = launched();
  timeOut();
  variants.take([previewed], look);
  expect(variants.value('landing.title')).toBe('先看价格，再做决定');
  variants.noteSeen('landing.title');
  expect(told).toEqual([]);
});

test('no example loan is a value of its own', () => {
  const { variants } = launched();
  variants.take([{ ...titled, values: { 'landing.example': null, 'landing.note': '' } }]);
  expect(variants.value('landing.example')).toBeNull();
  expect(variants.value('landing.note')).toBe('');
});
