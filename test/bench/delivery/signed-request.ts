import { createHmac } from 'node:crypto';
import type { BenchEvent } from './bench-event';

const key = Buffer.alloc(32, 7);
export const benchSecret = `whsec_${key.toString('base64')}`;

/** A Standard Webhooks request with one CloudEvent, made with the fastest HMAC that Node has. */
export function signedRequest(event: BenchEvent): { headers: Record<string, string>; body: string } {
  const body = JSON.stringify({
    specversion: '1.0',
    id: event.id,
    source: '/loudou/bench',
    type: 'loudou.loan_settled',
    subject: event.subject,
    partitionkey: event.subject,
    time: '2026-11-22T04:00:00.000Z',
    sequence: String(event.sequence).padStart(20, '0'),
    datacontenttype: 'application/json',
    dataschema: 'https://loan.example.com/contract/facts/loan_settled/1.json',
    data: event.data,
  });
  const timestamp = String(Math.floor(Date.now() / 1_000));
  const signature = createHmac('sha256', key).update(`${event.id}.${timestamp}.${body}`).digest('base64');
  return {
    body,
    headers: {
      'content-type': 'application/cloudevents+json; charset=utf-8',
      'webhook-id': event.id,
      'webhook-timestamp': timestamp,
      'webhook-signature': `v1,${signature}`,
    },
  };
}
