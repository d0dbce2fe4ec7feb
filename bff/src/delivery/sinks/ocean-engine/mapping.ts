import type { OutgoingGrade, OutgoingRow } from '../sink-definition';
import {
  fenToYuan,
  isCallback,
  isOrderId,
  type PeopleQuality,
  peopleQuality,
  readFen,
  toMilliseconds,
} from './encoders';
import { isCreditEvent, isLeadEvent, isOceanEngineEvent, type OceanEngineEvent } from './events';
import type { ConversionPath, OceanEngineSettings } from './settings';

/** The body of one call, field by field as the platform names them. */
export interface ConversionBody {
  event_type: OceanEngineEvent;
  /** Expected value in yuan. */
  event_weight?: number;
  context: { ad: { callback: string; match_type: 0 | 1 | 2 } };
  properties?: ConversionProperties;
  /** Milliseconds. */
  timestamp: number;
}

export interface ConversionProperties {
  people_quality?: PeopleQuality;
  loan_value?: number;
  /** Fen. */
  pay_amount?: number;
  order_id?: string;
}

export type AnswerCodes = Pick<OceanEngineSettings, 'code128' | 'retryableCodes' | 'accountFaultCodes'>;

export interface ConversionMessage {
  path: ConversionPath;
  body: ConversionBody;
  /** How the account reads response codes: an answer is read together with its message. */
  codes: AnswerCodes;
}

export function toConversion(
  row: OutgoingRow,
  settings: OceanEngineSettings,
): { message: ConversionMessage } | { refusal: string } {
  const { click, event } = row;
  if (!click) return { refusal: 'click_not_agreed' };
  if (!isCallback(click.clickId)) return { refusal: 'no_real_click' };
  if (!isOceanEngineEvent(event)) return { refusal: 'unknown_event' };
  if (settings.sendsOrderId && !isOrderId(row.externalId)) return { refusal: 'external_id_malformed' };
  const timestamp = toMilliseconds(row.occurredAt);
  if (timestamp === null) return { refusal: 'event_time_out_of_range' };
  const refusal = refusalOf(event, row, settings);
  if (refusal) return { refusal };
  const { code128, retryableCodes, accountFaultCodes } = settings;
  return {
    message: {
      path: pathOf(event, row, settings),
      body: {
        event_type: event,
        ...weightOf(row.grade, settings),
        context: { ad: { callback: click.clickId, match_type: settings.matchType } },
        ...propertiesOf(event, row, settings),
        timestamp,
      },
      codes: { code128, retryableCodes, accountFaultCodes },
    },
  };
}

function refusalOf(event: OceanEngineEvent, row: OutgoingRow, settings: OceanEngineSettings): string | null {
  if (event === 'pre_loan_credit' && row.options.eligibleOnly !== false && row.data.eligible === false) {
    return 'not_eligible';
  }
  if (isLeadEvent(event) && row.data.toState !== event) return 'other_lead_state';
  return isCreditEvent(event) && event !== creditEventOf(row.grade, settings) ? 'told_as_other_credit' : null;
}

/** Of the three credit events one grant is told as exactly one, so that no account counts it twice. */
function creditEventOf(grade: OutgoingGrade | null, settings: OceanEngineSettings): OceanEngineEvent {
  if (settings.creditStyle === 'graded' || !grade) return 'loan_credit';
  const worth = { A: 'high', B: settings.gradeBCountsAs, C: 'low' } as const;
  const counted = worth[grade.grade];
  return counted === 'neither' ? 'loan_credit' : `${counted}_loan_credit`;
}

function pathOf(event: OceanEngineEvent, row: OutgoingRow, settings: OceanEngineSettings): ConversionPath {
  if (row.factName === 'repeat_drawn') return settings.repeatDrawPath;
  return settings.paths[event] ?? 'conversion';
}

function weightOf(grade: OutgoingGrade | null, { sendsEventWeight }: OceanEngineSettings) {
  const valueFen = readFen(grade?.expectedValueFen);
  return sendsEventWeight && valueFen !== null ? { event_weight: fenToYuan(valueFen) } : {};
}

function propertiesOf(event: OceanEngineEvent, row: OutgoingRow, settings: OceanEngineSettings) {
  const properties: ConversionProperties = {
    ...(isCreditEvent(event) && row.grade ? { people_quality: peopleQuality[row.grade.grade] } : {}),
    ...(event === 'loan' ? amountsOf(row, settings) : {}),
    ...(settings.sendsOrderId ? { order_id: row.externalId } : {}),
  };
  return Object.keys(properties).length > 0 ? { properties } : {};
}

/** What was paid out, never what could have been: a limit is not told. */
function amountsOf(row: OutgoingRow, settings: OceanEngineSettings): ConversionProperties {
  const amountFen = readFen(row.data.amountFen);
  if (amountFen === null) return {};
  const loanValue = settings.loanValueUnit === 'yuan' ? fenToYuan(amountFen) : amountFen;
  return {
    ...(settings.sendsLoanValue ? { loan_value: loanValue } : {}),
    ...(settings.sendsPayAmount ? { pay_amount: amountFen } : {}),
  };
}
