import { wholeJourney } from '../journeys/phone/journey';
import { entryLinks } from '../sandbox';
import { eventsOf, expectAllFactsDelivered } from '../world/core-checks';
import { somePerson } from '../world/people';
import { openWorld } from '../world/world';
import { openBrowserPhone } from './browser-phone';
import { openSuite } from './open-suite';

const suite = openSuite(() => openWorld({ lenderDelays: { decisionMs: 1_500, payoutMs: 800 } }));

const looks = { tt: 'dark', weapp: 'large', h5: 'light' } as const;

test.each(['tt', 'weapp', 'h5'] as const)(
  'in a browser that plays %s: from the link to a settled loan',
  async (host) => {
    const link = entryLinks(suite.world.sandboxUrl).findLast((candidate) => candidate.host === host)!;
    const phone = await openBrowserPhone(suite.browser, {
      look: looks[host],
      host,
      url: link.url.replace('/?', '/app/?'),
    });
    try {
      await wholeJourney(phone, suite.world, somePerson());
      await expectAllFactsDelivered(suite.world);
      expect(phone.problems).toEqual([]);
    } finally {
      await phone.close();
    }
    const row = await suite.world.database.db.one<{ person_id: string; ad_platform: string | null }>(
      `select person_id, (select ad_platform from touch where touch.touch_id = fact.touch_id) as ad_platform
     from fact where name = 'loan_settled' order by recorded_at desc limit 1`,
    );
    expect(row.ad_platform).toBe({ tt: 'ocean_engine', weapp: 'tencent_ads', h5: null }[host]);
    expect(eventsOf(suite.world, row.person_id).at(-1)?.type).toMatch(
      /loan_settled|settlement_letter_issued/,
    );
  },
  150_000,
);
