export interface LinkToTry {
  name: 'oceanEngine' | 'tencentAds' | 'organic';
  url: string;
}

/** Entries with the parameters that the ad platforms add; each click id is new, so each is a new paid click. */
export function linksToTry(origin: string, newToken: () => string): LinkToTry[] {
  const link = (parameters: Record<string, string>) =>
    `${origin}/?${new URLSearchParams(parameters).toString()}`;
  return [
    { name: 'oceanEngine', url: link({ host: 'tt', scene: '025001', clickid: `B.${newToken()}` }) },
    { name: 'tencentAds', url: link({ host: 'weapp', scene: '1045', gdt_vid: `wx0${newToken()}` }) },
    { name: 'organic', url: link({ host: 'h5' }) },
  ];
}

const TOKEN_BYTES = 24;

export function randomToken(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(TOKEN_BYTES));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
