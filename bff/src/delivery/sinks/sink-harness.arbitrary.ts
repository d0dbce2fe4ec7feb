import fc from 'fast-check';
import { sampleFacts } from './sink-harness.facts';
import type { OutgoingRow, PlatformEvent, SinkAnswer } from './sink-definition';

/** What must never be in anything that goes to an ad platform, whatever a fact's data may hold. */
export const personalValues = {
  name: '欧阳明月',
  phone: '13987654321',
  idNumber: '110101199003077758',
  cardNumber: '6222020200098765432',
  limitFen: 7_654_321,
  address: '北京市海淀区某街 7 号',
} as const;

export interface RowGround {
  clickId: string;
  host: string;
  parameters: Record<string, string[]>;
  hostAccount: OutgoingRow['hostAccount'];
}

/** A row as the dispatcher would hand it over, made of the fact's good example. */
export function sampleRow(
  event: PlatformEvent,
  fact: PlatformEvent['facts'][number],
  ground: RowGround,
  change: Partial<OutgoingRow> = {},
): OutgoingRow {
  return {
    deliveryId: 'dlv_01JD0000000000000000000001',
    externalId: 'ext_0123456789abcdefABCDEF0123456789abcd',
    factId: 'fct_01JD0000000000000000000001',
    factName: fact,
    factVersion: 1,
    personId: 'psn_01JD0000000000000000000002',
    personSequence: 7,
    occurredAt: new Date('2026-11-22T03:59:59.123Z'),
    touchId: 'tch_01JD0000000000000000000050',
    host: ground.host,
    traceId: `00-${'c'.repeat(32)}-${'d'.repeat(16)}-01`,
    data: structuredClone<Record<string, unknown>>(sampleFacts[fact]),
    event: event.name,
    options: initialOptions(event),
    click: {
      clickId: ground.clickId,
      host: ground.host,
      landedAt: new Date('2026-11-22T03:00:00Z'),
      ids: { accountId: '1712345678901234', projectId: '7123' },
      parameters: ground.parameters,
    },
    hostAccount: ground.hostAccount,
    grade: null,
    ...change,
  };
}

export function initialOptions(event: PlatformEvent): OutgoingRow['options'] {
  const entries = Object.entries(event.options ?? {}).map(([name, { initial }]) => [name, initial]);
  return Object.fromEntries(entries) as OutgoingRow['options'];
}

const clickText = fc.oneof(
  fc.base64String({ minLength: 20, maxLength: 1_024 }),
  fc.string({ unit: 'binary', maxLength: 2_000 }),
  fc.constantFrom('', '__CLICKID__', '{callback}', 'B.', '&callback=x#', '"}'),
);
/** As a fact or a grade may hold them: what loans have, what no loan has, and what is no amount at all. */
const amountFen = fc.oneof(
  fc.nat(100_000_000),
  fc.maxSafeNat(),
  fc.double(),
  fc.constantFrom(0, -1, Number.NaN, 0.5, 1e300),
);
const grade = fc.record({
  grade: fc.constantFrom('A' as const, 'B' as const, 'C' as const),
  expectedValueFen: amountFen,
  policyVersion: fc.nat(99),
});

/** A row whose data, click, grade and time may be anything; only its shape holds. */
export function anyRow(event: PlatformEvent, ground: RowGround): fc.Arbitrary<OutgoingRow> {
  const looseData = fc.dictionary(fc.string(), fc.anything());
  const bentData = (fact: PlatformEvent['facts'][number]) =>
    fc
      .dictionary(
        fc.constantFrom(...Object.keys(sampleFacts[fact]), 'extra'),
        fc.oneof(fc.anything(), amountFen),
      )
      .map((bent) => ({ ...sampleFacts[fact], ...bent }));
  return fc.constantFrom(...event.facts).chain((fact) =>
    fc
      .record({
        data: fc.oneof(looseData, bentData(fact), fc.constant(structuredClone(sampleFacts[fact]))),
        clickId: clickText,
        grade: fc.option(grade),
        occurredAt: fc.date(),
        landedAt: fc.date(),
        options: fc.oneof(
          fc.constant(initialOptions(event)),
          fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.integer(), fc.boolean())),
        ),
        hasAccount: fc.boolean(),
      })
      .map(({ clickId, landedAt, hasAccount, ...rest }) => {
        const row = sampleRow(event, fact, ground, rest as Partial<OutgoingRow>);
        return {
          ...row,
          click: { ...row.click!, clickId, landedAt },
          hostAccount: hasAccount ? ground.hostAccount : null,
        };
      }),
  );
}

/**
 * As `anyRow`, of any of the events, but of what has happened by `now`: the dispatcher's clock sees to that. Half of
 * the clicks and of the moments are good ones, so that much of what is drawn can be told.
 */
export function anyPastRow(
  events: readonly PlatformEvent[],
  ground: RowGround,
  now: Date,
): fc.Arbitrary<OutgoingRow> {
  const row = fc.oneof(...events.map((event) => anyRow(event, ground)));
  return fc.tuple(row, fc.boolean(), fc.boolean()).map(([drawn, goodClick, goodMoment]) => ({
    ...drawn,
    click: { ...drawn.click!, ...(goodClick ? { clickId: ground.clickId } : {}) },
    occurredAt: goodMoment || drawn.occurredAt > now ? now : drawn.occurredAt,
  }));
}

const headerValue = fc.oneof(fc.string(), fc.constantFrom('0', '120', '999999999', 'soon', '-5'));
const jsonBody = fc.oneof(
  fc.json(),
  fc
    .dictionary(
      fc.constantFrom('code', 'result', 'header', 'status', 'message', 'data', 'errors', 'error_list'),
      fc.oneof(fc.integer(), fc.constantFrom(0, 1, 128, -1, 1e300), fc.string(), fc.anything()),
    )
    .map((value) => writeJson(value)),
);

/** Anything a receiver, a proxy before it or a stranger at its address may say. */
export const anyAnswer: fc.Arbitrary<SinkAnswer> = fc.record({
  status: fc.oneof(
    fc.constantFrom(200, 200, 202, 204, 400, 401, 403, 404, 429, 500, 503),
    fc.integer({ min: 0, max: 999 }),
  ),
  headers: fc.dictionary(
    fc.constantFrom('retry-after', 'date', 'content-type', 'x-tt-logid', '__proto__'),
    headerValue,
  ),
  body: fc.oneof(
    jsonBody,
    fc.string({ unit: 'binary' }),
    fc.constantFrom('', 'null', '[]', '<html>', '{"code":'),
  ),
});

function writeJson(value: unknown): string {
  try {
    return JSON.stringify(value) ?? '';
  } catch {
    return '';
  }
}
