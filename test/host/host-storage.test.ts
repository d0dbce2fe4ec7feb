import fc from 'fast-check';
import { closePages, launchPage } from './fixtures/one-page';
import { HostStorage, MAX_STORAGE_TOTAL_BYTES, MAX_STORAGE_VALUE_BYTES } from './host-storage';

afterAll(closePages);

const KILOBYTE = 1024;

describe('storage of the host', () => {
  test('a value of a megabyte fits, a byte more does not', () => {
    const storage = new HostStorage();
    const quotes = 2;
    storage.write('big', 'x'.repeat(MAX_STORAGE_VALUE_BYTES - quotes));
    expect(() => storage.write('big', 'x'.repeat(MAX_STORAGE_VALUE_BYTES))).toThrow(
      'exceed storage item max length',
    );
  });

  test('ten megabytes are the end of it, and writing over a key frees what it held', () => {
    const storage = new HostStorage();
    const piece = 'x'.repeat(1000 * KILOBYTE);
    for (let index = 0; index < 10; index += 1) storage.write(`key${index}`, piece);
    expect(() => storage.write('one more', piece)).toThrow('exceed storage max size 10Mb');
    expect(() => storage.write('key0', piece)).not.toThrow();
  });

  test('it never holds more than its limit, whatever is written, replaced and removed', () => {
    const key = fc.constantFrom('a', 'b', 'c', 'd');
    const deed = fc.oneof(
      fc.record({ kind: fc.constant('write'), key, size: fc.integer({ min: 0, max: 300 * KILOBYTE }) }),
      fc.record({ kind: fc.constant('remove'), key, size: fc.constant(0) }),
    );
    fc.assert(
      fc.property(fc.array(deed, { maxLength: 8 }), (deeds) => {
        const storage = new HostStorage();
        const expected = new Map<string, number>();
        for (const { kind, key: name, size } of deeds) {
          if (kind === 'remove') storage.remove(name);
          else storage.write(name, 'x'.repeat(size));
          if (kind === 'remove') expected.delete(name);
          else expected.set(name, size + 3);
        }
        expect(storage.usedBytes).toBe([...expected.values()].reduce((sum, bytes) => sum + bytes, 0));
        expect(storage.usedBytes).toBeLessThanOrEqual(MAX_STORAGE_TOTAL_BYTES);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('storage as the app sees it', () => {
  test('what was stored before a kill is there at the next launch', async () => {
    const storage = new HostStorage();
    const definition = `{
      data: { seen: '' },
      onLoad() { this.setData({ seen: wx.getStorageSync('visit').count || 'first' }) },
      keep() { wx.setStorageSync('visit', { count: 7 }) },
    }`;
    const app = await launchPage('<button bindtap="keep">{{seen}}</button>', definition, { storage });
    await app.tap('first');
    app.kill();
    const again = await launchPage('<view>{{seen}}</view>', definition, { storage });
    expect(again.text()).toBe('7');
  });

  test('a missing key is an empty string at once and a failure later', async () => {
    const app = await launchPage(
      '<view />',
      `{ onLoad() {
        console.log(JSON.stringify(wx.getStorageSync('absent')));
        wx.getStorage({ key: 'absent', fail: (result) => console.log(result.errMsg) });
      } }`,
    );
    expect(app.console.map((line) => line.text)).toEqual(['""', 'getStorage:fail data not found']);
  });

  test('too large a value throws in the host’s words', async () => {
    const app = await launchPage(
      '<view />',
      "{ onLoad() { wx.setStorageSync('big', 'x'.repeat(1024 * 1024)) } }",
    );
    expect(app.consoleErrors.join()).toContain('setStorageSync:fail exceed storage item max length');
  });
});
