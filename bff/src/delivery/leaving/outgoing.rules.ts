import type { ConsentField, OutgoingClick, OutgoingRow } from '../sinks/sink-definition';
import type { ClaimedRow } from '../ledger/ledger.types';

export interface OutgoingParts {
  row: ClaimedRow;
  /** What the person agreed to be told, of the receiver that it goes to. */
  fields: ReadonlySet<ConsentField>;
  adPlatform: string | null;
  click: OutgoingClick | null;
  hostAccount: { appId: string; openId: string } | null;
  /** As the account's mapping of this event says. */
  options: OutgoingRow['options'];
}

/** What a mapping gets to see: what is not agreed to is not there, so that no mapping can tell it by mistake. */
export function outgoingRow({
  row,
  fields,
  adPlatform,
  click,
  hostAccount,
  options,
}: OutgoingParts): OutgoingRow {
  return {
    deliveryId: row.deliveryId,
    externalId: row.externalId,
    factId: row.factId,
    factName: row.factName,
    factVersion: row.factVersion,
    personId: row.personId,
    personSequence: row.personSequence,
    occurredAt: row.occurredAt,
    touchId: row.touchId,
    host: row.host,
    traceId: row.traceId,
    data: adPlatform === null ? dataForCore(row.data, fields) : dataForPlatform(row.data, fields),
    event: row.event,
    options,
    click: fields.has('click_id') ? click : null,
    hostAccount: fields.has('host_account') ? hostAccount : null,
    grade: gradeOf(row, fields),
  };
}

function dataForCore(data: Record<string, unknown>, fields: ReadonlySet<ConsentField>) {
  if (fields.has('click_id') || !('clickId' in data)) return data;
  const { clickId: _withheld, ...rest } = data;
  return rest;
}

/** Limits, bands and rates never go to an ad platform, as the agreement says; other amounts only as the outcome's value. */
function dataForPlatform(data: Record<string, unknown>, fields: ReadonlySet<ConsentField>) {
  const told = Object.entries(data).filter(
    ([name]) => !neverToPlatforms.has(name) && (fields.has('outcome_value') || !/Fen$/.test(name)),
  );
  return Object.fromEntries(told);
}

const neverToPlatforms = new Set(['clickId', 'limitFen', 'limitBand', 'riskBand', 'annualRateBps']);

function gradeOf(row: ClaimedRow, fields: ReadonlySet<ConsentField>): OutgoingRow['grade'] {
  const { grade, expectedValueFen, gradingVersion } = row;
  if (grade === null || expectedValueFen === null || gradingVersion === null) return null;
  if (!fields.has('outcome_grade') || !fields.has('outcome_value')) return null;
  return { grade, expectedValueFen, policyVersion: gradingVersion };
}
