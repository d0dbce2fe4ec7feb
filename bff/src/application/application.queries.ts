import { type ApplicationState, type ApplicationStep, nextStep } from '@loudou/shared/lifecycle';
import type { ApplicationId } from '@loudou/shared/ids';
import { maskCardTail, maskIdentityNumber, maskName, maskPhone } from '@loudou/shared/person-fields';
import { readIdentityDocument, readPhone } from '../identity';
import type { PersonContext } from '../platform/trpc';
import type { StoredDecision } from './application.rules';
import { type Application, completedSteps, findCurrent } from './application.store';
import { findBoundCard } from './bank-card.store';

export interface ApplicationView {
  applicationId: ApplicationId;
  state: ApplicationState;
  requestedAmountFen: number;
  requestedMonths: number;
  completedSteps: ApplicationStep[];
  nextStep: ApplicationStep | null;
  submittedAt: string | null;
  promisedAt: string | null;
  decidedAt: string | null;
  decision: StoredDecision | null;
  /** What the person gave, masked, so that they can see it without showing it to whoever looks over their shoulder. */
  given: {
    phone: string;
    name: string | null;
    identityNumber: string | null;
    bankName: string | null;
    cardTail: string | null;
  };
}

/** Where the person's newest application stands, or null before the first. */
export async function readCurrentApplication(context: PersonContext): Promise<ApplicationView | null> {
  const application = await findCurrent(context.db, context.session.personId);
  return application ? viewOf(context, application) : null;
}

async function viewOf(context: PersonContext, application: Application): Promise<ApplicationView> {
  const done = (await completedSteps(context.db, application.applicationId)).map(({ step }) => step);
  return {
    applicationId: application.applicationId,
    state: application.state,
    requestedAmountFen: application.requestedAmountFen,
    requestedMonths: application.requestedMonths,
    completedSteps: done,
    nextStep: nextStep(done),
    submittedAt: application.submittedAt?.toISOString() ?? null,
    promisedAt: application.promisedAt?.toISOString() ?? null,
    decidedAt: application.decidedAt?.toISOString() ?? null,
    decision: application.decision,
    given: await readGiven(context),
  };
}

async function readGiven(context: PersonContext): Promise<ApplicationView['given']> {
  const { personId } = context.session;
  const [phone, document, card] = await Promise.all([
    readPhone(context.db, context, personId),
    readIdentityDocument(context.db, context, personId),
    findBoundCard(context.db, context, personId),
  ]);
  return {
    phone: maskPhone(phone),
    name: document ? maskName(document.name) : null,
    identityNumber: document ? maskIdentityNumber(document.number) : null,
    bankName: card?.bankName ?? null,
    cardTail: card ? maskCardTail(card.number) : null,
  };
}
