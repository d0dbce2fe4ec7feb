import { findFact } from '@loudou/shared/catalogue';
import type { ConsentField } from '../sinks/sink-definition';

export type Decision = 'granted' | 'declined' | 'withdrawn';

/** One agreement as it was given: whoever and whatever it does not name is not told. */
export interface NamedDecision {
  decision: Decision;
  consentId: string;
  /** Null in agreements older than the naming of receivers: those named the platform of the ad. */
  recipients: readonly string[] | null;
  fields: readonly string[] | null;
}

/** The newest decisions of a person that bear on leaving; absent means never asked. */
export interface LeavingDecisions {
  applicationProcessing?: NamedDecision;
  adMeasurement?: NamedDecision;
}

export type Leave =
  | { leave: 'send'; fields: ReadonlySet<ConsentField>; consents: string[] }
  | { leave: 'wait' }
  | { leave: 'suppress'; cause: 'consent_withdrawn' | 'consent_declined' | 'consent_not_for_recipient' };

export interface LeavingRow {
  factName: string;
  /** The ad platform it goes to, or null for the marketing core. */
  adPlatform: string | null;
}

/** May this leave now, and what of it? Asked with every attempt. */
export function decideLeave(row: LeavingRow, decisions: LeavingDecisions): Leave {
  return row.adPlatform === null
    ? leaveToCore(row.factName, decisions)
    : leaveToPlatform(row.adPlatform, decisions.adMeasurement);
}

function leaveToCore(factName: string, { applicationProcessing, adMeasurement }: LeavingDecisions): Leave {
  // The click id belongs to ad measurement: the arrival may be told of without it.
  const agreed = adMeasurement?.decision === 'granted' ? namedFields(adMeasurement) : new Set<ConsentField>();
  const fields = new Set<ConsentField>(agreed.has('click_id') ? ['click_id'] : []);
  const consents = applicationProcessing ? [applicationProcessing.consentId] : [];
  // A name that left the catalogue is held to the stricter rule.
  if (findFact(factName)?.leavesBy === 'contract') return { leave: 'send', fields, consents };
  if (applicationProcessing?.decision === 'granted') return { leave: 'send', fields, consents };
  // Waiting would hold up the withdrawal itself and every fact of a running contract behind it.
  if (applicationProcessing?.decision === 'withdrawn')
    return { leave: 'suppress', cause: 'consent_withdrawn' };
  return { leave: 'wait' };
}

/** What an agreement named before fields were kept with it. */
const fieldsOfOlderAgreements: readonly string[] = ['click_id', 'funnel_step'];

const namedFields = ({ fields }: NamedDecision) =>
  new Set((fields ?? fieldsOfOlderAgreements) as ConsentField[]);

function leaveToPlatform(adPlatform: string, agreement: NamedDecision | undefined): Leave {
  if (!agreement) return { leave: 'wait' };
  if (agreement.decision === 'withdrawn') return { leave: 'suppress', cause: 'consent_withdrawn' };
  if (agreement.decision === 'declined') return { leave: 'suppress', cause: 'consent_declined' };
  const fields = namedFields(agreement);
  const named = agreement.recipients === null || agreement.recipients.includes(adPlatform);
  if (!named || !fields.has('funnel_step')) return { leave: 'suppress', cause: 'consent_not_for_recipient' };
  return { leave: 'send', fields, consents: [agreement.consentId] };
}
