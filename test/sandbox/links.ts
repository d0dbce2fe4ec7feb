import { randomBytes } from 'node:crypto';

export interface Link {
  title: string;
  host: 'tt' | 'weapp' | 'h5';
  url: string;
}

/** Three ways in, with click ids of the shape that the ad platforms really give. */
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
    link('自然进入（浏览器）', 'h5', {}),
  ];
}
