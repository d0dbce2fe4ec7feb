import type { Browser } from 'playwright-core';
import { wholeJourney } from '../journeys/phone/journey';
import { entryLinks } from '../sandbox';
import { eventsOf, expectAllFactsDelivered } from '../world/core-checks';
import { somePerson } from '../world/people';
import { openWorld, type World } from '../world/world';
import { openBrowser, openBrowserPhone } from './browser-phone';

let world: World;
let browser: Browser;
beforeAll(async () => {
  world = await openWorld({ lenderDelays: { decisionMs: 1_500, payoutMs: 800 } });
  browser = await openBrowser();
}, 90_000);
afterAll(async () => {
  await browser?.close();
  await world?.close();
});

const looks = { tt: 'dark', weapp: 'large', h5: 'light' } as const;

test.each(['tt', 'weapp', 'h5'] as const)(
  'in a browser that plays %s: from the link to a settled loan',
  async (host) => {
    const link = entryLinks(world.sandboxUrl).findLast((candidate) => candidate.host === host)!;
    const phone = await openBrowserPhone(browser, {
      look: looks[host],
      host,
      url: link.url.replace('/?', '/app/?'),
    });
    try {
      await wholeJourney(phone, world, somePerson());
      await expectAllFactsDelivered(world);
      expect(phone.problems).toEqual([]);
    } finally {
      await phone.close();
    }
    const row = await world.database.db.one<{ person_id: string; ad_platform: string | null }>(
      `select person_id, (select ad_platform from touch where touch.touch_id = fact.touch_id) as ad_platform
     from fact where name = 'loan_settled' order by recorded_at desc limit 1`,
    );
    expect(row.ad_platform).toBe({ tt: 'ocean_engine', weapp: 'tencent_ads', h5: null }[host]);
    expect(eventsOf(world, row.person_id).at(-1)?.type).toMatch(/loan_settled|settlement_letter_issued/);
  },
  150_000,
);
