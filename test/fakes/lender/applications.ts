import type { ApplicationForLender } from '../../../bff/src/lender';
import { behaviourOf } from './applicant-endings';
import { entryOf, entryOfRepeat } from './books';
import type { Core } from './core';
import { type DecisionOnWire, decisionsFor } from './decisions';

export function submitApplication(core: Core, request: ApplicationForLender): DecisionOnWire {
  const { applications } = core.books;
  const known = entryOfRepeat(applications, request.applicationId, request);
  if (known) return known.decision;
  applications[request.applicationId] = { request, decision: { outcome: 'pending' }, timesDecided: 0 };
  core.save();
  scheduleDecisions(core, request);
  return { outcome: 'pending' };
}

export function readDecision(core: Core, applicationId: string): DecisionOnWire {
  return entryOf(core.books.applications, applicationId).decision;
}

/** Writes a decision down and tells it, also over one that was there: the caller must hold on to the first. */
export function decide(core: Core, applicationId: string, decision: DecisionOnWire): void {
  const entry = entryOf(core.books.applications, applicationId);
  entry.decision = decision;
  entry.timesDecided += 1;
  core.save();
  core.notices.send('application.decided', { applicationId, decision }, entry.request.applicant.phone);
}

/** The decisions of the applicant's ending come one after the other, unless somebody decided meanwhile. */
export function scheduleDecisions(core: Core, { applicationId, applicant }: ApplicationForLender): void {
  const entry = entryOf(core.books.applications, applicationId);
  decisionsFor(behaviourOf(applicant.phone), applicationId).forEach((decisionAt, index) => {
    if (core.delays.decisionMs === null) return;
    core.after(core.delays.decisionMs * (index + 1), () => {
      if (entry.timesDecided === index) decide(core, applicationId, decisionAt(core.clock.now()));
    });
  });
}
