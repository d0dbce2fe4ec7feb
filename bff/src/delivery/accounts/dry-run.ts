import { outgoingRow, type OutgoingParts } from '../leaving/outgoing.rules';
import type { ClaimedRow } from '../ledger/ledger.types';
import type { ConsentField, OutgoingRequest, SinkDefinition } from '../sinks/sink-definition';
import type { AccountSetup, EventMapping } from './account-setup';
import { secretTexts } from './account-secrets';
import { type ExplainedLeaf, explainRequest, type Tried, write } from './explain-request';
import { requestLeaves } from './request-leaves';
import { allConsentFields } from './sample-row';
import { hideIn, type Needle, personalNeedles, plainOf, type ShownPart } from './shown-text';

export interface DryRunParts {
  definition: SinkDefinition;
  setup: AccountSetup;
  settings: unknown;
  /** Undefined while none are set: then nothing can be written, only mapped. */
  secrets: unknown;
  line: EventMapping;
  row: ClaimedRow;
  /** What the person agreed to have told. */
  fields: ReadonlySet<ConsentField>;
  click: OutgoingParts['click'];
  hostAccount: OutgoingParts['hostAccount'];
  now: Date;
}

export interface ShownRequest {
  method: string;
  url: ShownPart[];
  headers: { name: string; value: ShownPart[] }[];
  body: ShownPart[];
  bytes: number;
}

/** What would happen to the row without this consent. */
export interface ConsentEffect {
  field: ConsentField;
  without: 'stops' | 'tells_less' | 'unused';
  /** The values that would be missing or other. */
  values: string[];
}

export interface DryRun {
  externalId: string;
  refusal: string | null;
  /** Null when the mapping refuses, or when secrets are missing. */
  request: ShownRequest | null;
  ledgerText: string | null;
  explained: (Omit<ExplainedLeaf, 'value'> & { value: ShownPart[] })[];
  consents: ConsentEffect[];
}

const nonce = '0123456789abcdef0123456789abcdef';

/** What would be sent, by the same functions that send it; nothing leaves. */
export function dryRun(parts: DryRunParts): DryRun {
  const tried = triedWith(parts, parts.fields);
  const mapped = parts.definition.map(tried.row, parts.settings);
  const { externalId } = parts.row;
  if ('refusal' in mapped || parts.secrets === undefined) {
    const refusal = 'refusal' in mapped ? mapped.refusal : null;
    return { externalId, refusal, request: null, ledgerText: null, explained: [], consents: [] };
  }
  const request = parts.definition.write([mapped.message], tried.context);
  const needles = needlesOf(parts);
  return {
    externalId,
    refusal: null,
    request: shownRequest(request, needles),
    ledgerText: parts.definition.mask(request),
    explained: explainRequest(tried).map((leaf) => ({ ...leaf, ...shownLeaf(leaf, needles) })),
    consents: consentEffects(parts, request),
  };
}

function triedWith(parts: DryRunParts, fields: ReadonlySet<ConsentField>): Tried {
  const { definition, settings, secrets, now, row, click, hostAccount, line } = parts;
  return {
    definition,
    row: outgoingRow({
      row,
      fields,
      adPlatform: definition.adPlatform,
      click,
      hostAccount,
      options: line.options,
    }),
    context: { settings, secrets, now, nonce },
  };
}

const needlesOf = ({ secrets, click, hostAccount }: DryRunParts): Needle[] => [
  ...secretTexts(secrets).map((text) => ({ text, kind: 'secret' }) as const),
  ...personalNeedles({ click, hostAccount }),
];

/** Whoever has these can send in our name, or send the same again. */
const signing = /authorization|token|signature|^sign$|^x-.*sign/i;

function shownLeaf({ place, name, value, sources }: ExplainedLeaf, needles: readonly Needle[]) {
  return {
    value:
      signing.test(name) && (place === 'header' || place === 'query')
        ? signed
        : hideIn(String(value), needles),
    sources: sources.map((source) => ({
      ...source,
      value: typeof source.value === 'string' ? plainOf(hideIn(source.value, needles)) : source.value,
    })),
  };
}

const signed: ShownPart[] = [{ text: '…', hidden: 'signature' }];

function shownRequest(request: OutgoingRequest, needles: readonly Needle[]): ShownRequest {
  return {
    method: request.method,
    url: shownUrl(request.url, needles),
    headers: Object.entries(request.headers).map(([name, value]) => ({
      name,
      value: signing.test(name) ? signed : hideIn(value, needles),
    })),
    body: hideIn(readable(request.body ?? ''), needles),
    bytes: Buffer.byteLength(request.body ?? ''),
  };
}

function shownUrl(url: string, needles: readonly Needle[]): ShownPart[] {
  const [address, query = ''] = url.split(/\?(.*)/s);
  const parameters = query === '' ? [] : query.split('&');
  return [
    ...hideIn(address ?? '', needles),
    ...parameters.flatMap((parameter, index) => {
      const [name = '', value = ''] = parameter.split(/=(.*)/s);
      const lead = { text: `${index === 0 ? '?' : '&'}${name}=` };
      return [lead, ...(signing.test(name) ? signed : hideIn(value, needles))];
    }),
  ];
}

/** JSON with a line for each value; anything else as it goes. */
function readable(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}

/** Found by taking one consent away after the other. */
function consentEffects(parts: DryRunParts, request: OutgoingRequest): ConsentEffect[] {
  const told = new Map(requestLeaves(request).map((leaf) => [`${leaf.place} ${leaf.name}`, leaf.value]));
  const effects = [...allConsentFields]
    .filter((field) => field !== 'funnel_step' && parts.fields.has(field))
    .map((field): ConsentEffect => {
      const fields = new Set([...parts.fields].filter((each) => each !== field));
      const lesser = write(triedWith(parts, fields));
      if (!lesser) return { field, without: 'stops', values: [] };
      const left = new Map(requestLeaves(lesser).map((leaf) => [`${leaf.place} ${leaf.name}`, leaf.value]));
      const values = [...told]
        .filter(([key, value]) => left.get(key) !== value)
        .map(([key]) => key.slice(key.indexOf(' ') + 1))
        .filter((name) => name !== '' && !signing.test(name));
      return { field, without: values.length > 0 ? 'tells_less' : 'unused', values };
    });
  const step: ConsentEffect[] =
    parts.definition.adPlatform === null ? [] : [{ field: 'funnel_step', without: 'stops', values: [] }];
  return [...step, ...effects];
}
