import { type Area, mainArea } from './page-paths';

const pages = LOUDOU_PAGES;
const areas = (Object.keys(pages) as Area[]).filter((area) => area !== mainArea && pages[area].length > 0);

/** While someone reads one stage, the next is fetched; what is there already is not fetched again. */
const nextAreas: Partial<Record<Area, Area>> = { entry: 'apply', apply: 'loan', loan: 'repay' };

const preloadRule: Record<string, { network: 'all'; packages: string[] }> = {};
(Object.keys(nextAreas) as Area[]).forEach((area) => {
  const next = nextAreas[area];
  if (next === undefined || areas.indexOf(next) < 0) return;
  pages[area].forEach((screen) => {
    preloadRule[`pages/${area}/${screen}/index`] = { network: 'all', packages: [`pages/${next}`] };
  });
});

export default defineAppConfig({
  pages: pages[mainArea].map((screen) => `pages/${mainArea}/${screen}/index`),
  subPackages: areas.map((area) => ({
    root: `pages/${area}`,
    pages: pages[area].map((screen) => `${screen}/index`),
  })),
  preloadRule,
  window: {
    navigationBarTitleText: '漏斗',
    navigationBarBackgroundColor: '#f3f5f3',
    navigationBarTextStyle: 'black',
    backgroundColor: '#f3f5f3',
    backgroundTextStyle: 'dark',
  },
  darkmode: true,
  lazyCodeLoading: 'requiredComponents',
});
