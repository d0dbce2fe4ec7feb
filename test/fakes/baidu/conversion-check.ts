import { isIntegerWithin, isObject, unknownField } from '../conversion-lists';
import type { FakeBaiduAccount } from './accounts';
import { codes } from './answer';

export interface CheckedConversion {
  clickId: string;
  newType: number;
  convertTime: Date;
  convertValueFen: number | null;
  outerEventId: string;
}

export interface ConversionGround {
  account: FakeBaiduAccount;
  now: Date;
  isKnownClick(clickId: string): boolean;
}

type Checked = { conversion: CheckedConversion } | { code: number; message: string };

const fields = [
  'logidUrl',
  'newType',
  'convertTime',
  'convertValue',
  'isConvert',
  'outerEventId',
  'attributeSource',
];
const financeTypes = [3, 18, 20, 25, 41, 42, 55];
const maxAddressChars = 1_024;
const maxValueFen = 100_000_000_00;
const clockSkewMs = 300_000;
/** What an advertiser's page must not hand on about whoever stood on it. */
const personalNames = /phone|mobile|tel|name|idcard|id_no|card_no|openid|unionid/i;

/** One conversion held against the documents. */
export function checkConversion(value: unknown, ground: ConversionGround): Checked {
  if (!isObject(value)) return wrong(codes.malformed, 'a conversion is an object');
  const strange = unknownField(value, fields);
  if (strange !== null) return wrong(codes.malformed, `${strange} is not a field of a conversion`);
  const click = checkLandingAddress(value.logidUrl, ground);
  if ('code' in click) return click;
  const { newType, convertTime, convertValue, isConvert = 1, outerEventId = '', attributeSource } = value;
  const types = ground.account.newTypes ?? financeTypes;
  if (typeof newType !== 'number' || !types.includes(newType)) return wrong(codes.typeNotKnown, 'newType');
  if (!isIntegerWithin(convertTime, 1_000_000_000, 9_999_999_999)) {
    return wrong(codes.timeWrong, 'convertTime is seconds, ten digits');
  }
  if (convertTime * 1_000 > ground.now.getTime() + clockSkewMs) return wrong(codes.timeWrong, 'to come');
  if (convertValue !== undefined && !isIntegerWithin(convertValue, 0, maxValueFen)) {
    return wrong(codes.valueWrong, 'convertValue is whole fen');
  }
  // 0 would tell that something did not happen; nobody has a reason to.
  if (isConvert !== 1) return wrong(codes.malformed, 'isConvert');
  if (typeof outerEventId !== 'string' || outerEventId.length > 255) {
    return wrong(codes.externalIdWrong, 'outerEventId');
  }
  if (attributeSource !== undefined && !isIntegerWithin(attributeSource, 0, 2)) {
    return wrong(codes.malformed, 'attributeSource');
  }
  return {
    conversion: {
      ...click,
      newType,
      convertTime: new Date(convertTime * 1_000),
      convertValueFen: convertValue ?? null,
      outerEventId,
    },
  };
}

/** The page of the account, with a click that was given out to it, and nothing that may name a person. */
function checkLandingAddress(
  text: unknown,
  { account, isKnownClick }: ConversionGround,
): { clickId: string } | { code: number; message: string } {
  if (typeof text !== 'string' || text.length > maxAddressChars || !URL.canParse(text)) {
    return wrong(codes.landingAddress, 'logidUrl');
  }
  const { origin, pathname, searchParams } = new URL(text);
  const page = new URL(account.landingUrl);
  if (origin !== page.origin || pathname !== page.pathname) {
    return wrong(codes.landingAddress, 'logidUrl is not a page of this account');
  }
  const personal = [...searchParams.keys()].find((name) => personalNames.test(name));
  if (personal !== undefined) return wrong(codes.landingAddress, `${personal} has no place in logidUrl`);
  const clickId = searchParams.get('bd_vid') ?? '';
  if (clickId === '' || !isKnownClick(clickId)) return wrong(codes.clickNotKnown, 'bd_vid');
  return { clickId };
}

const wrong = (code: number, message: string) => ({ code, message });
