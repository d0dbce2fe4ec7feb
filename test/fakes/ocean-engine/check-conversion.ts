import type { Request } from 'express';
import {
  bodyOf,
  type CheckGround,
  type Conversion,
  findMomentProblem,
  type PlatformAnswer,
} from '../ad-platform';
import { type CallbackAuth, findAuthProblem } from './callback-auth';
import { ConversionBody, creditEvents } from './conversion-body';

export interface ConversionRules {
  auth?: CallbackAuth;
  loanValueUnit: 'yuan' | 'fen';
}

const maxBodyBytes = 65_536;
/** The platform’s own numbers are not published; what is known is that everything but 0 is a refusal. */
const codes = { parameters: 40_001, authorisation: 40_002 } as const;
const paths = new Map([
  ['/api/v2/conversion', 'conversion'],
  ['/api/v2/assist', 'assist'],
  ['/api/v2/valuable', 'valuable'],
]);
const grades = { 1: 'A', 2: 'B', 3: 'C' } as const;

type Checked = { refusal: PlatformAnswer; reason: string } | { conversion: Conversion };

export const oceanEngineError = (code: number, message: string) => ({ code, message });

export function checkConversion(request: Request, ground: CheckGround, rules: ConversionRules): Checked {
  const kind = paths.get(request.path);
  if (!kind) return refuse('there is no such path', 404, 404);
  if (request.method !== 'POST') return refuse('only POST is taken', 405, 405);
  const body = bodyOf(request);
  const authProblem = rules.auth && findAuthProblem(request, body, rules.auth, ground.now);
  if (authProblem) return refuse(authProblem, codes.authorisation);
  if (request.headers['content-type']?.split(';')[0]?.trim() !== 'application/json') {
    return refuse('application/json is expected', codes.parameters);
  }
  if (body.length > maxBodyBytes) return refuse('the body is too large', codes.parameters);
  const parsed = ConversionBody.safeParse(parseJson(body));
  if (!parsed.success) return refuse(problemOf(parsed.error.issues[0]), codes.parameters);
  return checkFields(kind, parsed.data, ground, rules);
}

function checkFields(
  kind: string,
  body: ConversionBody,
  ground: CheckGround,
  rules: ConversionRules,
): Checked {
  const { event_type: event, timestamp, properties = {}, context } = body;
  if (properties.people_quality !== undefined && !creditEvents.has(event)) {
    return refuse(`people_quality is not taken with ${event}`, codes.parameters);
  }
  if (!isWholeFen(properties.loan_value, rules)) {
    return refuse('loan_value is not in the unit of the account', codes.parameters);
  }
  const found = ground.findClick(context.ad.callback);
  if (!found) return refuse('the callback cannot be decoded', codes.parameters);
  const momentProblem = findMomentProblem(timestamp, found.click, ground.now, ground);
  if (momentProblem) return refuse(momentProblem, codes.parameters);
  return {
    conversion: {
      accountId: found.accountId,
      event,
      kind,
      // Conversions of `conversion` are credited; what came by another way is looked at, each by itself.
      countsOnce: kind === 'conversion',
      clickId: context.ad.callback,
      eventTimeMs: timestamp,
      externalId: properties.order_id ?? null,
      amountFen: amountFenOf(properties, rules),
      grade: properties.people_quality === undefined ? null : grades[properties.people_quality],
      properties: {
        ...properties,
        ...(body.event_weight === undefined ? {} : { event_weight: body.event_weight }),
      },
    },
  };
}

function isWholeFen(loanValue: number | undefined, { loanValueUnit }: ConversionRules): boolean {
  const fen = (loanValue ?? 0) * (loanValueUnit === 'yuan' ? 100 : 1);
  return Math.abs(fen - Math.round(fen)) < 1e-3;
}

function amountFenOf(
  { pay_amount, loan_value }: NonNullable<ConversionBody['properties']>,
  { loanValueUnit }: ConversionRules,
): number | null {
  if (pay_amount !== undefined) return pay_amount;
  if (loan_value === undefined) return null;
  return loanValueUnit === 'fen' ? loan_value : Math.round(loan_value * 100);
}

function refuse(reason: string, code: number, status = 200): Checked {
  return { reason, refusal: { status, body: oceanEngineError(code, reason) } };
}

function problemOf(issue: { path: PropertyKey[]; message: string } | undefined): string {
  return `${issue?.path.map(String).join('.') || 'body'}: ${issue?.message ?? 'unreadable'}`;
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}
