import type { GivenVariant, PageConfig } from '@loudou/shared/page-config';
import { act, cleanup, render } from '@testing-library/react';
import { hostEvents } from '../../../test-doubles/taro';
import { seenAfterMs } from '../tracking/seen';
import { toldEvents } from '../tracking/told-events.fixture';
import { takeVariants, useParameter, Varied } from '.';

beforeEach(() => {
  jest.useFakeTimers();
  hostEvents.reset();
});
afterEach(() => {
  act(() => takeVariants([]));
  cleanup();
  jest.useRealTimers();
});

let drawn = 0;
const given = (values: Partial<PageConfig>, reason: GivenVariant['reason'] = 'split'): GivenVariant => ({
  layer: 'landing',
  experiment: 'EXP-001',
  variant: 'b',
  assignment: `asg_${String((drawn += 1)).padStart(26, '0')}`,
  reason,
  values,
});

function Note() {
  const note = useParameter('landing.note');
  return <Varied by="landing.note">{note && <p>{note}</p>}</Varied>;
}

function seen() {
  hostEvents.see('varied-landing-note', 1);
  act(() => jest.advanceTimersByTime(seenAfterMs));
}

test.each(['', '测算结果已含全部利息和费用'])(
  '“%s” is seen where it begins, however much it shows',
  (note) => {
    const told = toldEvents();
    act(() => takeVariants([given({ 'landing.note': note })]));
    render(<Note />);
    // The place is of one size in every arm, and nothing of what differs lies in it.
    const place = document.getElementById('varied-landing-note');
    expect(place).toHaveClass('page__mark');
    expect(place).toBeEmptyDOMElement();
    seen();
    expect(told.of('experiment_exposed')).toHaveLength(1);
  },
);

test('a variant that comes while its page is open is watched from then on', () => {
  const told = toldEvents();
  render(<Note />);
  seen();
  expect(told.of('experiment_exposed')).toEqual([]);
  act(() => takeVariants([given({ 'landing.note': '测算结果已含全部利息和费用' })]));
  seen();
  expect(told.of('experiment_exposed')).toHaveLength(1);
});

test('what is previewed is not watched at all', () => {
  const told = toldEvents();
  act(() => takeVariants([given({ 'landing.note': '' }, 'preview')]));
  render(<Note />);
  seen();
  expect(told.of('experiment_exposed')).toEqual([]);
});
