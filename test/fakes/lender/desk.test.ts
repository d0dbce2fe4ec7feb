import express from 'express';
import { applicantEndings, behaviourOf } from './applicant-endings';
import { createLenderDesk } from './desk';
import { approvedPerson, listen, openLender, type OpenLender, someApplication } from './open-lender';

let open: OpenLender;
let desk: Awaited<ReturnType<typeof listen>>;
beforeAll(async () => {
  open = await openLender();
  desk = await listen(express().use(createLenderDesk(open.fake)));
});
afterAll(async () => {
  await desk.close();
  await open.close();
});

const ask = (path: string, body?: object) =>
  fetch(`${desk.url}${path}`, {
    method: body ? 'POST' : 'GET',
    headers: { 'content-type': 'application/json' },
    body: body && JSON.stringify(body),
  });

test('every ending is of its own and is not the usual one', () => {
  expect(new Set(applicantEndings.map(({ digits }) => digits)).size).toBe(applicantEndings.length);
  for (const { digits, behaviour } of applicantEndings)
    expect(behaviourOf(`1380000${digits}`)).toBe(behaviour);
  expect(behaviourOf('13800009999')).toBe('approved');
});

test('the endings are shown', async () => {
  await expect((await ask('/endings')).json()).resolves.toEqual(applicantEndings);
});

test('a person decides what waits', async () => {
  const application = someApplication('13800000002');
  await open.lender.submitApplication(application);
  const response = await ask(`/applications/${application.applicationId}/decision`, { decision: 'decline' });
  expect(response.status).toBe(204);
  const row = { applicationId: application.applicationId, phoneEnding: '0002', outcome: 'declined' };
  await expect((await ask('/applications')).json()).resolves.toEqual([row]);
  expect((await ask('/applications/app_unknown/decision', { decision: 'approve' })).status).toBe(404);
  expect((await ask(`/applications/${application.applicationId}/decision`, { decision: 'x' })).status).toBe(
    400,
  );
});

test('codes are read and payouts ended by hand', async () => {
  const { loan } = await approvedPerson(open, '13900000008');
  await expect((await ask('/codes', { phone: '13900000008' })).json()).resolves.toEqual(
    open.fake.codes('13900000008'),
  );
  await open.lender.requestPayout(loan);
  expect((await ask(`/loans/${loan.loanId}/failure`, {})).status).toBe(204);
  expect((await ask(`/loans/${loan.loanId}/disbursement`, {})).status).toBe(409);
  await open.lender.requestPayout(loan);
  expect((await ask(`/loans/${loan.loanId}/disbursement`, {})).status).toBe(204);
  await expect((await ask('/counts')).json()).resolves.toMatchObject({ loans: 1, payouts: 1 });
});
