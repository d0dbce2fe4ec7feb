import type { Page, Route } from 'playwright-core';
import {
  holdAnswers,
  type Look,
  openConsole,
  openConsoleWorld,
  picture as pictureOf,
} from './console-window';
import { openSuite } from './open-suite';
import { plantedAccount, plantedClick, plantEverything } from './planted-console';
import { firstFocusOf, seenOn } from './what-is-seen';

/** Everything that a page asks for, but who is asking. */
const asked = /\/trpc\/(?!operator\.)/;

interface PageOfConsole {
  name: string;
  path: string;
  heading: string;
  /** What stands there when there is something to tell. */
  answers: string | RegExp;
  /** What it teaches when there is nothing yet; null where there is always something. */
  teaches: string | RegExp | null;
}

const ownFunnel = 'funnel?fs=user_registered&fs=application_submitted&fs=credit_approved&fw=week';
/** All that ask by themselves; the sign-in and a person, who is opened with a reason, have tests of their own. */
const pages: PageOfConsole[] = [
  {
    name: 'overview',
    path: '',
    heading: '总览',
    answers: '每 100 个到达的人里',
    teaches: '总览回答一个问题',
  },
  {
    name: 'funnel',
    path: 'funnel',
    heading: '漏斗',
    answers: '每 100 个到达的人里',
    teaches: '漏斗回答一个问题',
  },
  {
    name: 'funnel-own',
    path: ownFunnel,
    heading: '漏斗',
    answers: '授信',
    teaches: '这段日子里没有人做过',
  },
  { name: 'paths', path: 'paths', heading: '路径', answers: '到过', teaches: '路径回答一个问题' },
  { name: 'events', path: 'events', heading: '事件', answers: '发生了', teaches: '这一页回答' },
  {
    name: 'retention',
    path: 'retention?first=app_opened',
    heading: '留存',
    answers: '各批人回来的比例',
    teaches: '留存回答一个问题',
  },
  { name: 'audiences', path: 'audiences', heading: '人群', answers: '注册', teaches: '人群回答一个问题' },
  { name: 'acquisition', path: 'acquisition', heading: '获客成本', answers: /元|¥/, teaches: '这一页回答' },
  { name: 'accounts', path: 'accounts', heading: '账户', answers: '巨量主账户', teaches: null },
  { name: 'accounts-new', path: 'accounts/new', heading: '新建账户', answers: '腾讯广告', teaches: null },
  {
    name: 'account',
    path: `accounts/${plantedAccount}`,
    heading: '巨量主账户',
    answers: '巨量主账户',
    teaches: null,
  },
  {
    name: 'deliveries',
    path: 'deliveries',
    heading: '发送账本',
    answers: '最近的发送',
    teaches: '账本回答一个问题',
  },
  { name: 'grading', path: 'grading', heading: '分级', answers: '版本', teaches: null },
  { name: 'attribution', path: 'attribution', heading: '归因规则', answers: '天', teaches: null },
  { name: 'reconciliation', path: 'reconciliation', heading: '对账', answers: '对账', teaches: null },
  { name: 'quality', path: 'quality', heading: '数据质量', answers: '没收下', teaches: '这一页回答' },
];

const looks: readonly Look[] = ['light', 'dark'];
const isExpected = (problem: string) => problem.includes('status of 500');

const suite = openSuite(openConsoleWorld);

const go = (page: Page, { path }: PageOfConsole) => page.goto(`${suite.world.sandboxUrl}/console/${path}`);
const body = (page: Page) => page.locator('#page');
const says = (page: Page, text: string | RegExp) => body(page).getByText(text).first().waitFor();

/** Nothing reaches out of the window, and every text stands out from what is behind it. */
async function expectReadable(page: Page, name: string): Promise<void> {
  const { overflowPx, faint } = await seenOn(page);
  expect({ name, overflowPx, faint }).toEqual({ name, overflowPx: 0, faint: [] });
}

const picture = (page: Page, name: string, shown: readonly Look[] = looks) =>
  pictureOf(page, `every-page/${name}`, {
    shown,
    look: (look) => expectReadable(page, `${name} ${look}`),
  });

const error = { code: 'internal', retryable: false, requestId: 'req_01KAPV7Q0000000000000000' };
const failure = JSON.stringify({
  error: { message: 'internal', code: -32603, data: { httpStatus: 500, error } },
});
const fail = (route: Route) => route.fulfill({ status: 500, contentType: 'application/json', body: failure });

const oneLook = (place: number): Look[] => [looks[place % 2]!];

test('a page with nothing to tell teaches what it is for', async () => {
  const { page, problems, close } = await openConsole(suite);
  try {
    for (const one of pages.filter(({ teaches }) => teaches !== null)) {
      await go(page, one);
      await page.getByRole('heading', { level: 1, name: one.heading }).waitFor();
      await says(page, one.teaches!);
      await picture(page, `${one.name}.empty`);
    }
  } finally {
    await close();
  }
  expect(problems).toEqual([]);
}, 180_000);

describe('where there is something to tell', () => {
  beforeAll(() => plantEverything(suite.world), 90_000);

  test('each page answers, and is walked into by keys', async () => {
    const { page, problems, close } = await openConsole(suite);
    try {
      for (const one of pages) {
        await go(page, one);
        await says(page, one.answers);
        await body(page).locator('[aria-busy="true"], .bone').first().waitFor({ state: 'detached' });
        await picture(page, `${one.name}.data`);
        expect({ name: one.name, ...(await firstFocusOf(page)) }).toMatchObject({
          name: one.name,
          where: expect.stringMatching(/\S/) as string,
          isShown: true,
        });
      }
    } finally {
      await close();
    }
    expect(problems).toEqual([]);
  }, 240_000);

  test('each page waits in the shape of its answer', async () => {
    const { page, problems, close } = await openConsole(suite);
    try {
      for (const [place, one] of pages.entries()) {
        const release = await holdAnswers(page, asked);
        await go(page, one);
        await body(page).locator('[aria-busy="true"], .bone').first().waitFor();
        await picture(page, `${one.name}.loading`, oneLook(place));
        await release();
        await says(page, one.answers);
      }
    } finally {
      await close();
    }
    expect(problems).toEqual([]);
  }, 240_000);

  test('a page that fails says so, and the same button brings it back', async () => {
    const { page, problems, close } = await openConsole(suite);
    try {
      for (const [place, one] of pages.entries()) {
        await page.route(asked, fail);
        await go(page, one);
        await says(page, '没有取到');
        await picture(page, `${one.name}.failing`, oneLook(place + 1));
        await page.unroute(asked);
        const again = body(page).getByRole('button', { name: '再试一次' });
        for (let left = await again.count(); left > 0; left = await again.count())
          await again
            .first()
            .click({ timeout: 2_000 })
            .catch(() => undefined);
        await says(page, one.answers);
      }
    } finally {
      await close();
    }
    expect(problems.filter((problem) => !isExpected(problem))).toEqual([]);
  }, 300_000);

  test('a person is found by a click, opened with a reason, waited for, and failing comes back', async () => {
    const { page, problems, close } = await openConsole(suite);
    const open = async () => {
      await page.goto(`${suite.world.sandboxUrl}/console/person`);
      await picture(page, 'person.search', ['light']);
      await page.getByLabel('人员号、申请号、借款号或点击号').fill(plantedClick);
      await page.getByRole('button', { name: '查找' }).click();
      await page.getByRole('button', { name: '排查一次故障' }).click();
      await page.getByRole('button', { name: '打开时间线' }).click();
    };
    try {
      await page.goto(`${suite.world.sandboxUrl}/console/person?find=psn_00000000000000000000009999`);
      await says(page, '没有这个编号的人');
      await picture(page, 'person.empty');

      const release = await holdAnswers(page, /personTimeline/);
      await open();
      await body(page).locator('.ant-btn-loading').waitFor();
      await picture(page, 'person.loading', ['dark']);
      await release();
      await says(page, '逐条');
      await picture(page, 'person.data');
      expect(problems.filter((problem) => !problem.includes('404'))).toEqual([]);

      await page.route(/personTimeline/, fail);
      await open();
      await says(page, '没有取到');
      await picture(page, 'person.failing');
      await page.unroute(/personTimeline/);
      await body(page).getByRole('button', { name: '再试一次' }).click();
      await says(page, '逐条');
    } finally {
      await close();
    }
  }, 120_000);
});

test('the sign-in says what is missing, what is wrong, and that nobody answers', async () => {
  const context = await suite.browser.newContext({ locale: 'zh-CN', viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  const submit = page.getByRole('button', { name: '登录', exact: true });
  try {
    await page.goto(`${suite.world.sandboxUrl}/console/`);
    await submit.click();
    await page.getByText('请填写').first().waitFor();
    await picture(page, 'sign-in.empty');
    await page.getByLabel('登录名').fill('admin');
    await page.getByLabel('密码').fill('not the password');
    const release = await holdAnswers(page, /operator\.signIn/);
    await submit.click();
    await page.locator('.ant-btn-loading').waitFor();
    await picture(page, 'sign-in.loading', ['dark']);
    await release();
    await page.getByText('登录名或密码不对').waitFor();
    await picture(page, 'sign-in.refused');
    await page.route(/operator\.signIn/, (route: Route) => route.abort());
    await submit.click();
    await page.getByText('连不上服务').waitFor();
    await picture(page, 'sign-in.failing');
  } finally {
    await context.close();
  }
}, 60_000);
