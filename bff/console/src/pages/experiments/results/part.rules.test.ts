import { partIn, partsOf, partText } from './part.rules';

const audience = { hosts: ['weapp', 'tt'] as ('weapp' | 'tt')[], adPlatforms: null, newcomersOnly: false };

test('everybody has parts by host, by platform with those who came by themselves, and by newness', () => {
  expect(partsOf({ audience }).map(partText)).toEqual([
    'host:weapp',
    'host:tt',
    'ad_platform:ocean_engine',
    'ad_platform:tencent_ads',
    'ad_platform:kuaishou',
    'ad_platform:baidu',
    'ad_platform:',
    'newcomer:new',
    'newcomer:registered',
  ]);
});

test('a plan for one kind of people is not parted by it', () => {
  const narrow = { hosts: ['tt' as const], adPlatforms: ['baidu' as const], newcomersOnly: true };
  expect(partsOf({ audience: narrow })).toEqual([]);
});

test('each part comes back from the address, and anything else is everybody', () => {
  const parts = partsOf({ audience });
  for (const part of parts) expect(partIn(partText(part), parts)).toEqual(part);
  for (const text of [null, '', 'host', 'host:h5', 'host:weapp:x', 'newcomer:'])
    expect(partIn(text, parts)).toBeNull();
});
