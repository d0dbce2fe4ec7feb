import type { Words } from '../words';
import { baiduTexts } from './baidu.texts';
import type { SinkTexts } from './field-text';
import { kuaishouTexts } from './kuaishou.texts';
import { oceanEngineTexts } from './ocean-engine.texts';
import { tencentAdsTexts } from './tencent-ads.texts';

const sinkTexts: Record<string, SinkTexts> = {
  ocean_engine: oceanEngineTexts,
  tencent_ads: tencentAdsTexts,
  tencent_ads_callback: tencentAdsTexts,
  kuaishou: kuaishouTexts,
  baidu: baiduTexts,
};

const none: SinkTexts = { required: [], enoughSecrets: [], fields: {} };

export const textsOfSink = (sink: string): SinkTexts => sinkTexts[sink] ?? none;

/** A cause in words where we know any, with the cause itself behind it for whoever asks the platform. */
export function causeInWords(sink: string, cause: string): Words {
  const known = textsOfSink(sink).causes?.find(({ pattern }) => pattern.test(cause));
  return known
    ? { zh: `${known.words.zh}（${cause}）`, en: `${known.words.en} (${cause})` }
    : { zh: cause, en: cause };
}
