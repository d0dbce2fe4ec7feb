import { ApiError } from '../../api';
import { Arrivals } from './arrivals';
import { SessionOpening, type SessionOpeningParts } from './session-opening';
import { SessionStore } from './session-store';

type Open = SessionOpeningParts['open'];
const answer = (token = 'token') =>
  ({
    sessionToken: token,
    registered: true,
    decisions: { usage_analysis: 'granted' },
    product: {},
  }) as Awaited<ReturnType<Open>>;

function given(open: jest.Mock) {
  let text: string | null = null;
  let made = 0;
  const place = { read: () => text, write: (next: string) => ((text = next), true) };
  const arrivals = new Arrivals({ ...place, newArrivalId: () => `arrival-${(made += 1)}` });
  const store = new SessionStore({ read: () => null, write: () => true });
  const keepToken = jest.fn();
  const shown: unknown[] = [];
  const opening = new SessionOpening({
    arrivals,
    store,
    host: () => 'weapp',
    deviceId: () => 'dev_1',
    logIn: async () => ({ loginCode: 'code' }),
    open: open as Open,
    keepToken,
    takeVariants: (given) => shown.push(given),
    goWithoutVariants: () => shown.push('default'),
  });
  return { arrivals, store, keepToken, opening, shown };
}

const launch = { host: 'weapp', query: { gdt_vid: 'wx0123456789abcdef' } } as const;

test('a code of the host is sent once, and every arrival is told', async () => {
  const open = jest.fn(async () => answer());
  const { arrivals, store, keepToken, opening } = given(open);
  arrivals.note(launch, 'cold');
  arrivals.note(launch, 'cold');
  expect(await opening.open()).toBe(true);
  expect(open.mock.calls).toMatchObject([
    [{ loginCode: 'code', arrival: { arrivalId: 'arrival-1' } }],
    [{ arrival: { arrivalId: 'arrival-2' } }],
  ]);
  expect(open.mock.calls[1]).not.toHaveProperty('0.loginCode');
  expect(keepToken).toHaveBeenLastCalledWith('token');
  expect(store.current()).toMatchObject({ ready: true, registered: true });
});

test('without a network the arrival stays, and the next opening tells it', async () => {
  const open = jest.fn().mockRejectedValueOnce(new ApiError('offline')).mockResolvedValue(answer());
  const { arrivals, store, opening } = given(open);
  arrivals.note(launch, 'cold');
  expect(await opening.open()).toBe(false);
  expect(store.current()).toMatchObject({ ready: false, error: { code: 'offline' } });
  expect(await opening.open()).toBe(true);
  expect(open).toHaveBeenLastCalledWith(
    expect.objectContaining({ arrival: expect.objectContaining({ arrivalId: 'arrival-1' }) }),
  );
  expect(arrivals.next()).toBeNull();
});

test('an arrival that the BFF cannot read does not keep the person out', async () => {
  const open = jest.fn().mockRejectedValueOnce(new ApiError('invalid_input')).mockResolvedValue(answer());
  const { arrivals, opening } = given(open);
  arrivals.note(launch, 'cold');
  expect(await opening.open()).toBe(true);
  expect(open).toHaveBeenLastCalledWith(expect.objectContaining({ arrival: null }));
});

test('asked twice at once it opens once', async () => {
  const open = jest.fn(async () => answer());
  const { opening } = given(open);
  await Promise.all([opening.open(), opening.open()]);
  expect(open).toHaveBeenCalledTimes(1);
});

test('what the pages show comes with the answer; without one it is the default', async () => {
  const variants = [{ experiment: 'EXP-001' }];
  const open = jest
    .fn()
    .mockRejectedValueOnce(new Error('offline'))
    .mockResolvedValueOnce({ ...answer(), variants });
  const { opening, shown } = given(open);
  await opening.open();
  await opening.open();
  expect(shown).toEqual(['default', variants]);
});

test('a BFF that knows of no experiments leaves every page as it is', async () => {
  const { opening, shown } = given(jest.fn(async () => answer()));
  await opening.open();
  expect(shown).toEqual([[]]);
});
