import { watcherReasonOf } from './watcher-reason.rules';

test('proven harm is told by its metric, its arm and its figures', () => {
  expect(
    watcherReasonOf(
      'harm_proven metric=consent_withdrawn variant=b estimate=931.17 best=471 limit=100 asOf=2026-12-02T00:26:45.268Z configuration=6',
    ),
  ).toEqual({
    found: 'harm_proven',
    metric: 'consent_withdrawn',
    variant: 'b',
    estimate: 931.17,
    best: 471,
    limit: 100,
  });
});

test('a figure that there was none of is none', () => {
  expect(
    watcherReasonOf('harm_proven metric=slow_page variant=b estimate=none best=250 limit=200'),
  ).toMatchObject({ estimate: null, best: 250 });
});

test('a split that is off is told by the people of each arm', () => {
  expect(
    watcherReasonOf('split_mismatch a=500/5000bps b=620/5000bps p=1.20e-5 asOf=2026-12-02T00:26:45.268Z'),
  ).toEqual({
    found: 'split_mismatch',
    arms: [
      { variant: 'a', units: 500 },
      { variant: 'b', units: 620 },
    ],
    p: '1.20e-5',
  });
});

test.each(['日志没有问题', 'harm_proven', 'split_mismatch of my own', ''])(
  '“%s” is a person’s own words',
  (reason) => {
    expect(watcherReasonOf(reason)).toBeNull();
  },
);
