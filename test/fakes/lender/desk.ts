import express, { Router } from 'express';
import { applicantEndings } from './applicant-endings';
import type { FakeLender } from './fake-lender';
import { CoreProblem } from './problem';

/** The clerk's desk: what a person at the sandbox may see and do by hand. Phones travel in bodies, never in URLs. */
export function createLenderDesk(lender: FakeLender): Router {
  const desk = Router();
  desk.use(express.json());
  desk.get('/endings', (_request, response) => void response.json(applicantEndings));
  desk.get('/counts', (_request, response) => void response.json(lender.counts()));
  desk.post('/codes', (request, response) => void response.json(lender.codes(String(bodyOf(request).phone))));
  desk.get('/applications', (_request, response) => void response.json(lender.applications().map(rowOf)));
  desk.post('/applications/:id/decision', (request, response) => {
    const { decision } = bodyOf(request);
    if (decision !== 'approve' && decision !== 'decline') throw new CoreProblem(400, 'decision_unknown');
    act(response, () => lender.decide(request.params.id, decision));
  });
  desk.post('/loans/:id/disbursement', ({ params }, response) =>
    act(response, () => lender.disburse(params.id)),
  );
  desk.post('/loans/:id/failure', ({ params }, response) =>
    act(response, () => lender.failPayout(params.id)),
  );
  desk.use(answerProblem);
  return desk;
}

/** What was sent as JSON; nothing at all is an empty body. */
const bodyOf = ({ body }: { body: unknown }) => (body ?? {}) as Record<string, unknown>;

function act(response: express.Response, work: () => void): void {
  work();
  response.status(204).end();
}

const rowOf = ({ request, decision }: ReturnType<FakeLender['applications']>[number]) => ({
  applicationId: request.applicationId,
  phoneEnding: request.applicant.phone.slice(-4),
  outcome: decision.outcome,
});

const answerProblem: express.ErrorRequestHandler = (error, _request, response, next) => {
  if (!(error instanceof CoreProblem)) return next(error);
  response.status(error.status).json({ code: error.code });
};
