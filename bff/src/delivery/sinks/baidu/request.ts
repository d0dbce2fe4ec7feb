import { shortenClick } from '../shorten-click';
import type { OutgoingRequest, WriteContext } from '../sink-definition';
import type { ConversionMessage } from './mapping';
import type { BaiduSecrets, BaiduSettings } from './settings';

const hidden = '(hidden)';

/** Its text and the comma behind it. */
export const bytesOfConversion = ({ text }: ConversionMessage) => Buffer.byteLength(text) + 1;

/** 1 to 99 conversions of one account; its token is part of the body. */
export function writeConversions(
  messages: readonly ConversionMessage[],
  { settings, secrets }: WriteContext<BaiduSettings, BaiduSecrets>,
): OutgoingRequest {
  const conversions = messages.map(({ text }) => text).join(',');
  return {
    method: 'POST',
    url: `${settings.baseUrl}/ocpcapi/api/uploadConvertData`,
    headers: { 'content-type': 'application/json' },
    body: `{"token":${JSON.stringify(secrets.token)},"conversionTypes":[${conversions}]}`,
  };
}

/** The request as the ledger keeps it: whatever text is not named here is hidden. */
export function maskRequest({ method, url, body }: OutgoingRequest): string {
  const first = `${method} ${bareAddress(url)}`;
  return body === undefined ? first : `${first}\n${maskBody(body)}`;
}

function maskBody(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), (name, value: unknown) => {
      if (typeof value !== 'string' || name === 'outerEventId') return value;
      return name === 'logidUrl' ? maskLandingAddress(value) : hidden;
    });
  } catch {
    return hidden;
  }
}

function maskLandingAddress(text: string): string {
  if (!URL.canParse(text)) return hidden;
  return `${bareAddress(text)}?bd_vid=${shortenClick(new URL(text).searchParams.get('bd_vid') ?? '')}`;
}

function bareAddress(url: string): string {
  if (!URL.canParse(url)) return hidden;
  const { protocol, host, pathname } = new URL(url);
  return `${protocol}//${host}${pathname}`;
}
