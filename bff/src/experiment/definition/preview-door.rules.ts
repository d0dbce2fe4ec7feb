import type { PreviewHost } from './preview.store';

/** The page that opens with the app; a preview goes on from there to whichever page the variant changes. */
const firstPage = 'pages/entry/landing/index';

/**
 * Where a preview is opened. A real mini-code of WeChat or Douyin is made by the host from the same path; its scene holds
 * 32 characters, and a token has 22.
 */
export function previewDoor(
  publicUrl: string,
  host: PreviewHost,
  token: string,
): { url: string; qrText: string } {
  const played = host === 'h5' ? '' : `host=${host}&`;
  const url = `${publicUrl}/?${played}preview=${token}`;
  return { url, qrText: host === 'h5' ? url : `${firstPage}?preview=${token}` };
}
