import { act, cleanup, render } from '@testing-library/react';
import { hostEvents } from '../../../test-doubles/taro';
import { focusOf, trackTap, useFieldErrors } from './deeds';
import { Exposure } from './exposure';
import { seenAfterMs } from './seen';
import { noteOpening, PageTracking, useNotLoaded } from './page-tracking';
import { ScrollMarks } from './scroll-marks';
import { toldEvents } from './told-events.fixture';

beforeEach(() => {
  jest.useFakeTimers();
  hostEvents.reset();
});
afterEach(() => {
  cleanup();
  jest.runOnlyPendingTimers();
  jest.useRealTimers();
});

function NotYet() {
  useNotLoaded();
  return null;
}

const screen = (isLoaded: boolean) => (
  <PageTracking page="loan.offers">{isLoaded ? <div /> : <NotYet />}</PageTracking>
);

test('a page has loaded when nothing on it is missing any more, measured from the tap that led to it', () => {
  const told = toldEvents();
  noteOpening();
  jest.advanceTimersByTime(300);
  const { rerender } = render(screen(false));
  jest.advanceTimersByTime(900);
  expect(told.of('page_loaded')).toEqual([]);
  rerender(screen(true));
  rerender(screen(true));
  expect(told.of('page_loaded')).toEqual([{ loadMs: 1_200 }]);
});

test('who leaves before it has loaded is not told of as a long wait', () => {
  const told = toldEvents();
  const { rerender } = render(screen(false));
  act(() => hostEvents.fire('hide'));
  act(() => hostEvents.fire('show'));
  jest.advanceTimersByTime(60_000);
  rerender(screen(true));
  expect(told.of('page_loaded')).toEqual([]);
});

const priced = (
  <PageTracking page="entry.landing">
    <Exposure of="price">price</Exposure>
  </PageTracking>
);

test('an element is exposed when half of it was in sight for half a second, once a page view', () => {
  const told = toldEvents();
  render(priced);
  const see = (part: number, ms: number) => {
    hostEvents.see('seen-price', part);
    jest.advanceTimersByTime(ms);
  };
  see(0.4, 5_000);
  see(0.5, seenAfterMs - 1);
  see(0.1, 5_000);
  expect(told.of('element_exposed')).toEqual([]);
  see(1, seenAfterMs);
  see(0, 100);
  see(1, seenAfterMs);
  expect(told.of('element_exposed')).toEqual([{ element: 'price' }]);

  act(() => hostEvents.fire('hide'));
  act(() => hostEvents.fire('show'));
  see(1, seenAfterMs);
  expect(told.of('element_exposed')).toHaveLength(2);
});

test('how far down a page was seen counts from when it has loaded, and the furthest is told', () => {
  const told = toldEvents();
  const page = (isLoaded: boolean) => (
    <PageTracking page="loan.cost">
      {isLoaded ? null : <NotYet />}
      <ScrollMarks page="loan.cost" />
    </PageTracking>
  );
  const { rerender } = render(page(false));
  hostEvents.see('down-loan-cost-100', 1);
  rerender(page(true));
  hostEvents.see('down-loan-cost-25', 1);
  hostEvents.see('down-loan-cost-75', 1);
  hostEvents.see('down-loan-cost-25', 0);
  act(() => hostEvents.fire('hide'));
  expect(told.of('page_left')).toMatchObject([{ scrollPercent: 75 }]);
});

test('a page that goes before the half second is over exposed nothing', () => {
  const told = toldEvents();
  render(priced);
  hostEvents.see('seen-price', 1);
  act(() => hostEvents.fire('hide'));
  jest.advanceTimersByTime(5_000);
  expect(told.of('element_exposed')).toEqual([]);
});

function PhoneField({ code }: { code: string | null }) {
  useFieldErrors({ phone: code });
  return null;
}

test('an error that goes and comes again is told again, another one at once', () => {
  const told = toldEvents();
  const { rerender } = render(<PhoneField code="empty" />);
  ['empty', 'length', null, 'length'].forEach((code) => rerender(<PhoneField code={code} />));
  expect(told.of('field_error_shown').map(({ code }) => code)).toEqual(['empty', 'length', 'length']);
});

test('fields are told of by their names, taps by their meaning, and leaving tells the last of both', () => {
  const told = toldEvents();
  const page = (code: string | null) => (
    <PageTracking page="apply.phone">
      <PhoneField code={code} />
    </PageTracking>
  );
  const { rerender, unmount } = render(page(null));
  focusOf('phone')();
  focusOf('phone')();
  rerender(page('invalid'));
  rerender(page('invalid'));
  trackTap('phone-send');
  unmount();
  jest.advanceTimersByTime(1);
  expect(told.all().map(({ name }) => name)).toEqual([
    'page_viewed',
    'page_loaded',
    'field_focused',
    'field_error_shown',
    'tapped',
    'page_left',
  ]);
  expect(told.of('tapped')).toEqual([{ target: 'phone-send' }]);
  expect(told.of('page_left')).toMatchObject([{ lastField: 'phone', lastError: 'invalid' }]);
});
