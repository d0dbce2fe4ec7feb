import { shortenClick } from '../shorten-click';
import type { OutgoingRequest, WriteContext } from '../sink-definition';
import type { ConversionBody, ConversionMessage } from './mapping';
import type { OceanEngineSecrets, OceanEngineSettings } from './settings';
import { appSignature, rs256Token } from './signature';

/** One call holds one conversion. */
export function writeConversion(
  messages: readonly ConversionMessage[],
  { settings, secrets, now }: WriteContext<OceanEngineSettings, OceanEngineSecrets>,
): OutgoingRequest {
  const [message] = messages;
  if (!message || messages.length > 1) throw new RangeError('Ocean Engine takes one conversion a call');
  const method = 'POST';
  const url = `${settings.baseUrl}/api/v2/${message.path}`;
  const body = JSON.stringify(message.body);
  const headers = {
    'content-type': 'application/json',
    ...signatureHeaders({ method, url, body }, secrets, now),
  };
  return { method, url, headers, body };
}

export function bytesOfConversion({ body }: ConversionMessage): number {
  return Buffer.byteLength(JSON.stringify(body));
}

function signatureHeaders(
  request: { method: string; url: string; body: string },
  { rsaPrivateKeyPem, credential, appSecret }: OceanEngineSecrets,
  now: Date,
): Record<string, string> {
  if (rsaPrivateKeyPem !== '') {
    return { 'x-rs256-token': rs256Token(request, { privateKeyPem: rsaPrivateKeyPem, credential, now }) };
  }
  return appSecret === '' ? {} : { 'x-signature': appSignature(request.body, appSecret) };
}

const openHeaders = new Set(['content-type']);

/** Only what is known to be harmless is shown; whatever else a request may hold is left out. */
export function maskConversion({ method, url, headers, body }: OutgoingRequest): string {
  const shownHeaders = Object.entries(headers).map(
    ([name, value]) => `${name}: ${openHeaders.has(name) ? value : '[hidden]'}`,
  );
  return [`${method} ${maskedUrl(url)}`, ...shownHeaders, '', maskedBody(body ?? '')].join('\n');
}

function maskedUrl(url: string): string {
  if (!URL.canParse(url)) return '[unreadable address]';
  const { origin, pathname } = new URL(url);
  return `${origin}${pathname}`;
}

function maskedBody(text: string): string {
  try {
    const body = JSON.parse(text) as ConversionBody;
    const { event_type, event_weight, context, properties, timestamp } = body;
    const { callback, match_type } = context.ad;
    const { people_quality, loan_value, pay_amount, order_id } = properties ?? {};
    return JSON.stringify({
      event_type,
      event_weight,
      context: { ad: { callback: shortenClick(callback), match_type } },
      properties: properties && { people_quality, loan_value, pay_amount, order_id },
      timestamp,
    });
  } catch {
    return '[unreadable body]';
  }
}
