export type EntryHost = 'weapp' | 'tt' | 'h5';

export type AdPlatform = 'ocean_engine' | 'tencent_ads' | 'kuaishou' | 'baidu';

/** How a person came in. `direct` is also the answer when the host does not say or the scene is unknown. */
export type EntryKind =
  | 'ad'
  | 'share'
  | 'search'
  | 'qr'
  | 'message'
  | 'jump'
  | 'official_account'
  | 'live'
  | 'content'
  | 'app'
  | 'link'
  | 'single_page'
  | 'payment'
  | 'test'
  | 'direct';

/** Parameter name to every value it came with, decoded once, in order of arrival. */
export type RawParameters = Record<string, string[]>;

/** What a host gives at launch or show; the fields are read with suspicion whatever their declared type. */
export interface EnterOptions {
  host: EntryHost;
  path?: string;
  /** An object or a text, says the host; whoever calls the BFF by hand may send something else. */
  query?: unknown;
  /** A number in WeChat, six characters in Douyin, nothing in a browser. */
  scene?: number | string;
  referrerInfo?: unknown;
}

/** Names the arrival claims for itself. They are claims of a link: use them for reports, never to grant anything. */
export interface EntryIds {
  accountId?: string;
  projectId?: string;
  promotionId?: string;
  campaignId?: string;
  /** The plan of Ocean Engine 1.0 (`adid`), or the `aid` of Tencent's `weixinadinfo`. */
  adId?: string;
  creativeId?: string;
  creativeType?: string;
  /** Image, title, video and landing page (`mid1` to `mid5`), those that came, in that order. */
  materialIds?: string[];
  requestId?: string;
  invite?: string;
  partner?: string;
  source?: string;
  /** Whose video or note led here. */
  creator?: string;
  liveRoom?: string;
  /** The word that was bought or searched for: the one claim that may be Chinese. */
  keyword?: string;
  /** The touch of whoever passed the link on, and how many hands it went through. */
  share?: string;
  shareDepth?: string;
}

export interface Entry {
  host: EntryHost;
  /** Page path without leading slash, query and fragment. */
  path: string;
  kind: EntryKind;
  adPlatform: AdPlatform | null;
  clickId: string | null;
  ids: EntryIds;
  /** The host's scene as text, empty when it gave none. */
  scene: string;
  /** Back from another mini-program: the person never left our journey. */
  isReturn: boolean;
  /** App id of the mini-program, account or app that sent the person, when the host tells. */
  referrerAppId: string | null;
  raw: RawParameters;
}
