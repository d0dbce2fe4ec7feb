import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import type { Browser, Page } from 'playwright-core';
import { createFakeTencentAds, type FakeTencentAds } from '../fakes/tencent-ads';
import type { World } from '../world/world';
import { openBrowser } from './browser-phone';
import { openConsole, openConsoleWorld, picture } from './console-window';

const accountNumber = '20458811';
const dataSource = '1110001';
/** What somebody who reads no code may take for the whole way. */
const limitMs = 15 * 60_000;

let world: World;
let browser: Browser;
let platform: FakeTencentAds;
let standIn: Server;

beforeAll(async () => {
  world = await openConsoleWorld();
  browser = await openBrowser();
  platform = createFakeTencentAds({
    clock: { now: () => new Date() },
    accounts: [
      {
        accountId: Number(accountNumber),
        sets: [{ userActionSetId: Number(dataSource), type: 'WECHAT_MINI_PROGRAM' }],
        authorisedAppIds: [],
      },
    ],
  });
  standIn = createServer(express().use(platform.router));
  await new Promise<void>((resolve) => standIn.listen(0, '127.0.0.1', resolve));
}, 90_000);
afterAll(async () => {
  await browser?.close();
  standIn?.closeAllConnections();
  standIn?.close();
  await world?.close();
});

const platformUrl = () => `http://127.0.0.1:${(standIn.address() as AddressInfo).port}`;

test.each([
  ['light', '视频号主账户'],
  ['dark', '朋友圈账户'],
] as const)(
  'a new channel is set up by clicks alone, started, changed and rolled back (%s)',
  async (look, label) => {
    // Each look is a new channel: what the first one left is ended, not hidden.
    await world.database.db.query(
      `update account set status = 'closed', platform_account_id = account_id where sink = 'tencent_ads'`,
    );
    const startedMs = Date.now();
    const { page, problems, close } = await openConsole({ world, browser }, look);
    const show = (name: string) => picture(page, name, { shown: [look] });
    try {
      await page.goto(`${world.sandboxUrl}/console/accounts`);
      await page.click('#account-create');
      await page.click('#setup-next');
      await page.getByText('请填写。').first().waitFor();
      await page.click('#platform-tencent_ads');
      await page.getByLabel('叫什么').fill(label);
      await page.getByLabel('平台账户号').fill(accountNumber);
      await show('accounts-1-platform');
      await page.click('#setup-next');

      await page.getByText('授权信息', { exact: true }).waitFor();
      await page.click('#setup-next');
      await page.getByText('这一步还有 1 处要改。').waitFor();
      await page.getByLabel('数据源 ID').fill(dataSource);
      await page.getByText(/更多参数/).click();
      await page.getByLabel('回传地址').fill(platformUrl());
      await page.getByText(/更多参数/).click();
      await page.getByLabel('访问令牌 access_token').fill('not-the-token-of-the-platform');
      await page.click('#secrets-save');
      await page.getByText('结尾 …form').waitFor();
      await page.click('#ask-platform');
      await page.getByText(/平台不认/).waitFor();
      await show('accounts-2-refused');
      await page.getByText('换新的').click();
      await page.getByLabel('访问令牌 access_token').fill(platform.tokens.current.value);
      await page.click('#secrets-save');
      await page.getByText(`结尾 …${platform.tokens.current.value.slice(-4)}`).waitFor();
      await page.click('#ask-platform');
      await page.getByText('问过平台，它认得我们。').waitFor();
      await show('accounts-2-authorise');

      await saved(page);
      await page.click('#setup-next');
      await page.getByText('浅层：从到达到填表').waitFor();
      await page.click('#line-application_started-RESERVATION');
      await show('accounts-3-mapping');

      // Leaving and coming back goes on where it was.
      await saved(page);
      await page.getByText('全部账户').click();
      await page.getByText(label).click();
      await page.locator('#line-application_started-RESERVATION[aria-checked="true"]').waitFor();

      await page.click('#setup-next');
      await page.getByLabel('浅层：点击多久之内').fill('14');
      await page.getByLabel('浅层：点击多久之内').press('Tab');
      await saved(page);
      await show('accounts-4-windows');
      await page.click('#setup-next');
      await page.locator('#dry-run-request').getByText('user_actions/add').waitFor();
      await page.getByText('按平台的表换算').first().waitFor();
      expect(await page.innerText('main')).not.toContain(platform.tokens.current.value);
      await show('accounts-5-dry-run');
      await page.click('#setup-next');
      await page.getByText('可以开始了').waitFor();
      await show('accounts-6-gates');
      await page.click('#setup-next');
      await page.locator('#account-start:not([disabled])').waitFor();
      await show('accounts-7-start');
      await page.click('#account-start');
      await page.getByText('正在回传，今天还没有它的事实').waitFor();
      await show('accounts-8-running');
      expect(Date.now() - startedMs).toBeLessThan(limitMs);

      await page.click('#account-edit');
      await page.click('#step-windows');
      await page.getByLabel('浅层：点击多久之内').fill('21');
      await page.getByLabel('浅层：点击多久之内').press('Tab');
      await saved(page);
      await page.click('#step-start');
      await page.locator('#account-publish:not([disabled])').waitFor();
      await show('accounts-9-publish');
      await page.click('#account-publish');
      await page.getByText('在用第 2 版').waitFor();
      await page.click('#roll-back-1');
      await page.getByText('退回到第 1 版？').waitFor();
      await page.locator('.ant-modal').getByText('浅层点击窗口（天）').waitFor();
      await show('accounts-10-roll-back');
      await page.click('#dialog-confirm');
      await page.getByText('在用第 3 版').waitFor();
      await show('accounts-11-rolled-back');
      await page.getByText('全部账户').click();
      await page.getByText('每个账户四道门都由机器查').waitFor();
      await show('accounts-12-list');
    } catch (error) {
      await show('accounts-failed');
      throw new Error(
        `${String(error)}\nThe page reads:\n${await page.innerText('body')}\n${problems.join('\n')}`,
        { cause: error },
      );
    } finally {
      await close();
    }
    const account = await world.database.db.one<{
      account_id: string;
      status: string;
      active_version: number;
    }>(`select account_id, status, active_version from account where platform_account_id = $1`, [
      accountNumber,
    ]);
    expect(account).toMatchObject({ status: 'running', active_version: 3 });
    const versions = await world.database.db.query<{ days: string; event: boolean }>(
      `select setup #>> '{windows,clickDays}' as days, setup::text like '%RESERVATION%' as event
       from account_version where account_id = $1 order by version`,
      [account.account_id],
    );
    expect(versions).toEqual([
      { days: '14', event: true },
      { days: '21', event: true },
      { days: '14', event: true },
    ]);
    expect(problems).toEqual([]);
  },
  180_000,
);

const saved = (page: Page) => page.getByText(/^已存/).waitFor();
