import { parseEntry, type EntryKind } from './index';

const WEAPP: Array<[EntryKind, number[]]> = [
  [
    'ad',
    [1045, 1046, 1084, 1067, 1068, 1095, 1144, 1189, 1200, 1201, 1215, 1228, 1230, 1232, 1238, 1274, 1295],
  ],
  ['share', [1007, 1008, 1044, 1096]],
  ['search', [1005, 1006, 1027, 1042, 1053, 1106]],
  ['qr', [1011, 1012, 1013, 1047, 1048, 1049]],
  ['jump', [1037, 1038]],
  ['message', [1014, 1107]],
  ['official_account', [1035, 1043, 1058, 1074, 1082, 1102]],
  ['live', [1176, 1177, 1184, 1191, 1193]],
  ['app', [1036, 1069, 1168]],
  ['link', [1167, 1065, 1194, 1286]],
  ['single_page', [1154, 1155]],
  ['payment', [1097]],
  ['test', [1129, 1030, 1203]],
  ['direct', [1001, 1089, 9999, 0, -1045, 1045.5, NaN]],
];

const DOUYIN: Array<[EntryKind, string[]]> = [
  ['direct', ['021001', '021020', '025001', '999999', '', 'abc']],
  ['qr', ['021002', '101002']],
  ['jump', ['021009', '231010']],
  ['search', ['022001', '062002']],
  ['content', ['023001', '013002', '103003']],
  ['share', ['024001', '104012', '014099']],
  ['message', ['026003']],
];

const rows = <Scene>(table: Array<[EntryKind, Scene[]]>) =>
  table.reduce<Array<[Scene, EntryKind]>>(
    (all, [kind, scenes]) => all.concat(scenes.map((scene): [Scene, EntryKind] => [scene, kind])),
    [],
  );

test.each(rows(WEAPP))('WeChat scene %s is %s, as a number and as text', (scene, kind) => {
  const adPlatform = kind === 'ad' ? 'tencent_ads' : null;
  expect(parseEntry({ host: 'weapp', scene })).toMatchObject({ kind, adPlatform, clickId: null });
  expect(parseEntry({ host: 'weapp', scene: String(scene) })).toMatchObject({ kind, adPlatform });
});

test.each(rows(DOUYIN))('Douyin scene %s is %s', (scene, kind) => {
  expect(parseEntry({ host: 'tt', scene })).toMatchObject({ kind, scene, adPlatform: null });
});

test('a Douyin scene that became a number gets its zero back', () => {
  expect(parseEntry({ host: 'tt', scene: 22001 })).toMatchObject({ kind: 'search', scene: '022001' });
});

test('scenes of one host mean nothing on another', () => {
  expect(parseEntry({ host: 'tt', scene: 1129 }).kind).toBe('direct');
  expect(parseEntry({ host: 'weapp', scene: '022001' }).kind).toBe('direct');
  expect(parseEntry({ host: 'h5', scene: 1045 }).kind).toBe('direct');
});

test('only the way back from another mini-program is a return', () => {
  expect(parseEntry({ host: 'weapp', scene: 1038 }).isReturn).toBe(true);
  expect(parseEntry({ host: 'tt', scene: '021010' }).isReturn).toBe(true);
  expect(parseEntry({ host: 'weapp', scene: 1037 }).isReturn).toBe(false);
});
