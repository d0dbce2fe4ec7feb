import golden from './launch-queries.cases.json';
import { parseEntry, type EnterOptions } from './index';

const OCEAN_CLICK = 'B.JfCbuWv1kQmXy7rZ0TqLq3nO4pE2dUeVh8sGz6aYcKwRtMxNoIiPpSsDdFfHhJjLl-_ZXcVbNmQwErTyUi';
const TENCENT_CLICK = 'wx0abc123def4567800';
const ORGANIC = { kind: 'direct', adPlatform: null, clickId: null };
const OCEAN_AD = { kind: 'ad', adPlatform: 'ocean_engine', clickId: OCEAN_CLICK };

const douyin = (query: EnterOptions['query'], scene = '025001') => parseEntry({ host: 'tt', scene, query });
const wechat = (scene: number | string, query: EnterOptions['query'] = {}) =>
  parseEntry({ host: 'weapp', scene, query });

describe('the launches every host is known to give', () => {
  test.each(golden.cases.map((each) => [each.name, each] as const))('%s', (_name, { input, expected }) => {
    expect(parseEntry(input as EnterOptions)).toMatchObject(expected);
  });
});

describe('Ocean Engine click ids', () => {
  test.each([
    ['a word', 'not-a-click-id-at-all'],
    ['cut short', 'B.JfCb'],
    ['markup', 'B.<script>alert(1)</script>'],
    ['encoded twice', 'B.JfCbuWv1kQmXy7rZ%252DTqLq3nO4pE2dUeVh8sG'],
    ['longer than any click id', `B.${'a'.repeat(1_023)}`],
    ['longer than any parameter', `B.${'a'.repeat(100_000)}`],
    ['cut inside an escape', 'B.JfCbuWv1kQmXy7rZ0TqLq3nO4pE2d%E'],
  ])('%s is no click: the arrival is organic and the value is kept', (_name, clickid) => {
    const entry = douyin(`a=1&clickid=${clickid}`);
    expect(entry).toMatchObject({ ...ORGANIC, raw: { a: ['1'] } });
  });

  test('a garbled value is kept as it came', () => {
    expect(douyin('clickid=B.JfCb%E').raw).toEqual({ clickid: ['B.JfCb%E'] });
  });

  test('512 characters and the case of each are kept', () => {
    const clickId = `B.${'aZ'.repeat(255)}`;
    expect(douyin(`clickid=${clickId}`).clickId).toBe(clickId);
  });

  test('an escaped character is decoded exactly once', () => {
    expect(douyin(`clickid=${OCEAN_CLICK.replace('-', '%2D')}`)).toMatchObject(OCEAN_AD);
    expect(douyin({ clickid: OCEAN_CLICK.replace('-', '%2D') })).toMatchObject(ORGANIC);
  });

  test('a start page carries its own query', () => {
    const startPage = encodeURIComponent(`pages/landing/index?clickid=${OCEAN_CLICK}&projectid=7301`);
    const entry = douyin(`sslocal://microapp?app_id=tt1&start_page=${startPage}`);
    expect(entry).toMatchObject({ ...OCEAN_AD, ids: { projectId: '7301' } });
  });

  test('a path carries its own query, and the query comes first', () => {
    const path = `/pages/landing/index?clickid=${OCEAN_CLICK}&projectid=2`;
    const entry = parseEntry({ host: 'tt', path, query: { projectid: '1' } });
    expect(entry).toMatchObject({ ...OCEAN_AD, path: 'pages/landing/index', ids: { projectId: '1' } });
    expect(entry.raw.projectid).toEqual(['1', '2']);
  });

  test('a browser address is read past its path and inside its fragment', () => {
    const path = `https://example.com/?a=1#/pages/landing?clickid=${OCEAN_CLICK}`;
    expect(parseEntry({ host: 'h5', path })).toMatchObject({ ...OCEAN_AD, raw: { a: ['1'] } });
  });

  test('Tencent ids mean nothing inside Douyin', () => {
    expect(douyin({ gdt_vid: TENCENT_CLICK })).toMatchObject(ORGANIC);
  });
});

describe('Tencent click ids', () => {
  const AD_WITHOUT_CLICK = { kind: 'ad', adPlatform: 'tencent_ads', clickId: null };

  test('a garbled gdt_vid gives way to the next id that can be one', () => {
    const query = { gdt_vid: '%%', weixinadinfo: `1.${TENCENT_CLICK}.0.1`, qz_gdt: 'abcdefghij0123456789' };
    expect(wechat(1045, query).clickId).toBe(TENCENT_CLICK);
    expect(wechat(1045, { ...query, weixinadinfo: 'x' }).clickId).toBe('abcdefghij0123456789');
  });

  test('more than 64 characters are no click', () => {
    expect(wechat(1045, { gdt_vid: 'a'.repeat(64) }).clickId).toHaveLength(64);
    expect(wechat(1045, { gdt_vid: 'a'.repeat(65) })).toMatchObject(AD_WITHOUT_CLICK);
  });

  test('an unfilled macro in an ad scene leaves an ad whose click cannot be named', () => {
    expect(wechat(1045, { gdt_vid: '__CLICK_ID__' })).toMatchObject(AD_WITHOUT_CLICK);
  });

  test('in an ad scene of Tencent no other platform is believed', () => {
    expect(wechat(1045, { clickid: OCEAN_CLICK })).toMatchObject(AD_WITHOUT_CLICK);
    expect(wechat(1001, { clickid: OCEAN_CLICK })).toMatchObject(OCEAN_AD);
  });

  test('weixinadinfo names the ad as well', () => {
    expect(wechat(1084, { weixinadinfo: `35262817.${TENCENT_CLICK}.0.1` }).ids.adId).toBe('35262817');
  });

  test.each([1007, 1154, 1038])('a click id in scene %d is an old click', (scene) => {
    const entry = wechat(scene, { gdt_vid: TENCENT_CLICK });
    expect(entry).toMatchObject({ adPlatform: null, clickId: null, raw: { gdt_vid: [TENCENT_CLICK] } });
    expect(entry.kind).not.toBe('ad');
  });
});

describe('Kuaishou and Baidu click ids', () => {
  const callback = 'DHAJASALKFyk1uCKBYCyXp-iIDS-uHDd_a5SJ9Dbwkqv46dahahd87TW7hhkJkd';

  test('Kuaishou: the whole callback', () => {
    const entry = parseEntry({ host: 'h5', query: `callback=${callback}` });
    expect(entry).toMatchObject({ kind: 'ad', adPlatform: 'kuaishou', clickId: callback });
  });

  test.each(['/pages/home/index', 'onAuthorizationFinished', '__CALLBACK__'])(
    'a callback of %s is somebody else’s parameter',
    (value) => expect(parseEntry({ host: 'h5', query: { callback: value } })).toMatchObject(ORGANIC),
  );

  test('Baidu: bd_vid', () => {
    const entry = parseEntry({ host: 'h5', query: 'bd_vid=11353957985563926532' });
    expect(entry).toMatchObject({ kind: 'ad', adPlatform: 'baidu', clickId: '11353957985563926532' });
  });
});

describe('parameters', () => {
  test('ids of Ocean Engine 2.0, materials in order', () => {
    const query =
      'projectid=1&promotionid=2&creativetype=15&requestid=3&mid1=11&mid2=__MID2__&mid3=13&source=feed';
    expect(douyin(query).ids).toEqual({
      projectId: '1',
      promotionId: '2',
      creativeType: '15',
      requestId: '3',
      materialIds: ['11', '13'],
      source: 'feed',
    });
  });

  test('an id that is no plain token stays raw only', () => {
    const entry = wechat(1007, { invite: '<b>', partner: 'bank-1' });
    expect(entry).toMatchObject({ ids: { partner: 'bank-1' }, raw: { invite: ['<b>'] } });
    expect(entry.ids.invite).toBeUndefined();
  });

  test('creator, live room, bought word and the hands that a link went through', () => {
    const query =
      'creator=kol-7&live_room=9001&keyword=%E5%80%9F%E6%AC%BE&share=tch_01J00000000000000000000000&depth=2';
    expect(douyin(query).ids).toEqual({
      creator: 'kol-7',
      liveRoom: '9001',
      keyword: '借款',
      share: 'tch_01J00000000000000000000000',
      shareDepth: '2',
    });
  });

  test.each(['13812345678', '周晓禾 13812345678', '<b>', 'x'.repeat(33)])(
    'what somebody typed is no bought word when it may be personal or anything else: %s',
    (keyword) => {
      expect(douyin(`keyword=${encodeURIComponent(keyword)}&depth=-1`).ids).toEqual({});
    },
  );

  test.each(['invite%3Da1b2c3%26partner%3Dp1', 'invite=a1b2c3&partner=p1'])(
    'the scene text of a mini-program code: %s',
    (scene) => {
      expect(wechat(1047, { scene })).toMatchObject({ kind: 'qr', ids: { invite: 'a1b2c3', partner: 'p1' } });
    },
  );

  test('both values of a doubled key are kept, the macro too', () => {
    expect(douyin('promotionid=__PROMOTION_ID__&promotionid=7302')).toMatchObject({
      ids: { promotionId: '7302' },
      raw: { promotionid: ['__PROMOTION_ID__', '7302'] },
    });
  });

  test('numbers, lists and flags in an object are read, the rest is passed over', () => {
    const query = {
      n: 7,
      list: ['a', 8, {}],
      flag: true,
      nothing: null,
      nan: NaN,
      deep: { a: 1 },
      s: Symbol('s'),
    };
    expect(douyin(query).raw).toEqual({ n: ['7'], list: ['a', '8'], flag: ['true'] });
  });

  test('names of the language’s own objects are names like any other', () => {
    const entry = douyin('__proto__=1&constructor=2&hasOwnProperty=3');
    expect(entry.raw).toEqual({ constructor: ['2'], hasOwnProperty: ['3'] });
    expect(Object.getPrototypeOf(entry.raw)).toBe(Object.prototype);
  });

  test('what no store accepts is replaced', () => {
    expect(douyin({ a: 'x\u0000y', b: 'x\uD800', c: '😀' }).raw).toEqual({
      a: ['x\uFFFDy'],
      b: ['x\uFFFD'],
      c: ['😀'],
    });
  });

  test('the raw parameters are bounded, and a pair cut at the bound is dropped', () => {
    const entry = douyin(`${'k=v&'.repeat(4_090)}clickid=${OCEAN_CLICK}${'x'.repeat(400)}`);
    expect(entry.raw.k).toHaveLength(8);
    expect(entry.raw.clickid).toBeUndefined();
  });

  test('the app that sent the person', () => {
    const enter = { host: 'weapp', scene: 1037, referrerInfo: { appId: 'wx1234567890abcdef' } } as const;
    expect(parseEntry(enter)).toMatchObject({ kind: 'jump', referrerAppId: 'wx1234567890abcdef' });
  });
});
