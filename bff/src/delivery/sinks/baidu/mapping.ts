import type { OutgoingRow } from '../sink-definition';
import {
  convertTimeSeconds,
  convertValueFen,
  isClickId,
  isOuterEventId,
  landingAddress,
  maxLandingAddressChars,
} from './encoders';
import { findBaiduEvent } from './events';
import type { BaiduSettings } from './settings';

export interface BaiduConversion {
  logidUrl: string;
  newType: number;
  convertTime: number;
  convertValue?: number;
  isConvert: 1;
  outerEventId: string;
  attributeSource?: 0 | 1 | 2;
}

/** One conversion as it stands in the call, with what is needed to understand the answer to it. */
export interface ConversionMessage {
  text: string;
  codes: BaiduSettings['codes'];
  positionsFrom: BaiduSettings['positionsFrom'];
  isSetUp: boolean;
}

const attributeSources = { baidu: 0, natural: 1, other: 2 } as const;

/** One conversion; what the platform has no field for, as a grade, is not told. */
export function toConversion(
  row: OutgoingRow,
  settings: BaiduSettings,
): { message: ConversionMessage } | { refusal: string } {
  const conversion = conversionOf(row, settings);
  if ('refusal' in conversion) return conversion;
  const { codes, positionsFrom, landingUrl } = settings;
  return {
    message: { text: JSON.stringify(conversion), codes, positionsFrom, isSetUp: landingUrl !== '' },
  };
}

function conversionOf(row: OutgoingRow, settings: BaiduSettings): BaiduConversion | { refusal: string } {
  const { click, externalId, data } = row;
  const event = findBaiduEvent(row.event);
  if (!event) return { refusal: 'event_not_known' };
  if (!event.facts.includes(row.factName)) return { refusal: 'event_not_for_this_fact' };
  if (row.factName === 'precheck_completed' && data.eligible !== true) return { refusal: 'not_eligible' };
  if (!click) return { refusal: 'no_click' };
  if (!isClickId(click.clickId)) return { refusal: 'click_id_malformed' };
  if (!isOuterEventId(externalId)) return { refusal: 'external_id_malformed' };
  const seconds = convertTimeSeconds(row.occurredAt);
  if (seconds === null) return { refusal: 'event_time_out_of_range' };
  const logidUrl = landingAddress(settings.landingUrl, click.clickId, click.parameters);
  if (logidUrl.length > maxLandingAddressChars) return { refusal: 'landing_address_too_long' };
  const valueFen = valueOf(row);
  return {
    logidUrl,
    newType: Number(event.name),
    convertTime: seconds,
    ...(valueFen === null ? {} : { convertValue: valueFen }),
    isConvert: 1,
    outerEventId: externalId,
    ...(settings.attributeSource === 'off'
      ? {}
      : { attributeSource: attributeSources[settings.attributeSource] }),
  };
}

/** The policy's expected value, where the account tells it and the person agreed to it; never a limit. */
const valueOf = ({ options, grade }: OutgoingRow): number | null =>
  options.convert_value === true && grade ? convertValueFen(grade.expectedValueFen) : null;
