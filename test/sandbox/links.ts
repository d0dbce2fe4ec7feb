import { randomBytes } from 'node:crypto';

export interface Link {
  title: string;
  host: 'tt' | 'weapp' | 'h5';
  url: string;
}

/** Ways in, with click ids of the shape that the ad platforms really give. */
export function entryLinks(origin: string, random: (bytes: number) => Buffer = randomBytes): Link[] {
  const link = (title: string, host: Link['host'], parameters: Record<string, string>): Link => ({
    title,
    host,
    url: `${origin}/?${new URLSearchParams({ host, ...parameters }).toString()}`,
  });
  return [
    link('巨量引擎广告 → 抖音小程序', 'tt', {
      scene: '025001',
      clickid: `B.${random(90).toString('base64url')}`,
      projectid: '7301',
      promotionid: '7302',
      creativetype: '15',
      requestid: '20261122090000',
      union_site: '__UNION_SITE__',
    }),
    link('腾讯广告 → 微信小程序', 'weapp', { scene: '1045', gdt_vid: `wx0${random(8).toString('hex')}00` }),
    link('快手广告 → 网页', 'h5', { callback: `Kw7${random(60).toString('base64url')}` }),
    link('百度广告 → 网页', 'h5', { bd_vid: random(16).toString('hex') }),
    link('自然进入（浏览器）', 'h5', {}),
  ];
}
