import type { Request } from 'express';
import {
  bodyOf,
  type CheckGround,
  type Conversion,
  findMomentProblem,
  type PlatformAnswer,
} from '../ad-platform';

/** The events of finance accounts: open, register, complete, credit, loan, face, identity, card, more, lead. */
export const eventTypes: ReadonlySet<string> = new Set([
  ...['1', '2', '10', '11', '79', '39', '40', '41', '42', '44'],
]);

const names = new Set(['callback', 'event_type', 'event_time', 'purchase_amount', 'is_direct_match']);
const maxAddressBytes = 8_192;
/** The platform’s own numbers are not published; what is known is that everything but 1 is a refusal. */
const refused = 0;

type Checked = { refusal: PlatformAnswer; reason: string } | { conversion: Conversion };

export const kuaishouError = (result: number, message: string) => ({ result, error_msg: message });

export function checkActivate(request: Request, ground: CheckGround): Checked {
  if (request.path !== '/track/activate') return refuse('there is no such path', 404);
  if (request.method !== 'GET') return refuse('only GET is taken', 405);
  if (bodyOf(request).length > 0) return refuse('a GET has no body', 400);
  if (Buffer.byteLength(request.originalUrl) > maxAddressBytes) return refuse('the address is too long', 414);
  const query = new URL(request.originalUrl, 'http://stand-in').searchParams;
  const problem = findParameterProblem(query);
  return problem ? refuse(problem) : checkClick(query, ground);
}

function findParameterProblem(query: URLSearchParams): string | null {
  for (const name of query.keys()) {
    if (!names.has(name)) return `${name} is not known`;
    if (query.getAll(name).length > 1) return `${name} comes twice`;
  }
  const amount = query.get('purchase_amount');
  const directMatch = query.get('is_direct_match');
  if (!query.get('callback')) return 'callback is missing';
  if (!eventTypes.has(query.get('event_type') ?? '')) return 'event_type is not in the list';
  if (!/^[1-9]\d{12}$/.test(query.get('event_time') ?? '')) return 'event_time has thirteen digits';
  if (amount !== null && !/^\d{1,12}\.\d{2}$/.test(amount))
    return 'purchase_amount is yuan with two decimals';
  if (directMatch !== null && !['true', 'false'].includes(directMatch))
    return 'is_direct_match is true or false';
  return null;
}

function checkClick(query: URLSearchParams, ground: CheckGround): Checked {
  const clickId = query.get('callback')!;
  const eventTimeMs = Number(query.get('event_time'));
  const amount = query.get('purchase_amount');
  const isCredited = query.get('is_direct_match') !== 'false';
  const found = ground.findClick(clickId);
  if (!found) return refuse('the callback is not known');
  const momentProblem = findMomentProblem(eventTimeMs, found.click, ground.now, ground);
  if (momentProblem) return refuse(momentProblem);
  return {
    conversion: {
      accountId: found.accountId,
      event: query.get('event_type')!,
      kind: isCredited ? 'credited' : 'training',
      countsOnce: isCredited,
      clickId,
      eventTimeMs,
      externalId: null,
      amountFen: amount === null ? null : Number(amount.replace('.', '')),
      grade: null,
      properties: Object.fromEntries([...query].filter(([name]) => name === 'is_direct_match')),
    },
  };
}

function refuse(reason: string, status = 200): Checked {
  return { reason, refusal: { status, body: kuaishouError(refused, reason) } };
}
