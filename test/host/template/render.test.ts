import { closePages, launchPage } from '../fixtures/one-page';

afterAll(closePages);

const read = async (template: string, data: object, files = {}) =>
  (await launchPage(template, `{ data: ${JSON.stringify(data)} }`, { files })).text();

describe('templates', () => {
  test('of an if, its elifs and its else exactly one is drawn', async () => {
    const template =
      '<view wx:if="{{n === 1}}">one</view><view wx:elif="{{n === 2}}">two</view><view wx:else>many</view>';
    expect(await read(template, { n: 1 })).toBe('one');
    expect(await read(template, { n: 2 })).toBe('two');
    expect(await read(template, { n: 9 })).toBe('many');
  });

  test('a loop names its item and index, and may be narrowed by an if', async () => {
    const template =
      '<block wx:for="{{rows}}" wx:for-item="row" wx:for-index="at" wx:key="id" wx:if="{{row.shown}}">' +
      '<view>{{at}}: {{row.name}}</view></block>';
    const rows = [
      { id: 'a', name: 'first', shown: true },
      { id: 'b', name: 'second', shown: false },
      { id: 'c', name: 'third', shown: true },
    ];
    expect(await read(template, { rows })).toBe('0: first\n2: third');
  });

  test('a template is chosen by name and sees its data alone, with the scripts of its own file', async () => {
    const files = {
      'base.wxml':
        '<wxs module="xs" src="./tools.wxs" /><template name="tmpl_7"><view>{{xs.loud(i.v)}}{{secret}}</view></template>',
      'tools.wxs': "module.exports = { loud: function (text) { return text + '!' } }",
    };
    const template =
      '<import src="../../base.wxml" /><template is="{{\'tmpl_\' + kind}}" data="{{i:item}}" wx:for="{{items}}" />';
    const data = { kind: 7, items: [{ v: 'a' }, { v: 'b' }], secret: 'page data' };
    expect(await read(template, data, files)).toBe('a!\nb!');
  });

  test('a template may call itself, so a tree of any depth is drawn', async () => {
    const template =
      '<template name="node"><view>{{i.v}}<template is="node" data="{{i:item}}" wx:for="{{i.cn}}" /></view></template>' +
      '<template is="node" data="{{i:root}}" />';
    const root = {
      v: 'a',
      cn: [
        { v: 'b', cn: [{ v: 'c', cn: [] }] },
        { v: 'd', cn: [] },
      ],
    };
    expect(await read(template, { root })).toBe('a\nb\nc\nd');
  });

  test('a template that does not exist is an error that names it', async () => {
    const app = await launchPage('<template is="tmpl_0_i" />');
    expect(app.consoleErrors.join()).toContain('there is no template "tmpl_0_i"');
  });

  test('a tag that does not close is refused with file and line', async () => {
    await expect(launchPage('<view>\n<text></view>')).rejects.toThrow(
      'pages/entry/index.wxml:2: </view> closes <text>',
    );
  });

  test('hidden elements are not part of what a person reads', async () => {
    expect(
      await read('<view>seen</view><view hidden="{{true}}">a</view><view style="display:none">b</view>', {}),
    ).toBe('seen');
  });
});
