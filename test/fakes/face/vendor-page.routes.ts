import express, { Router } from 'express';
import type { FaceChecks } from './face-checks';
import { maskedName, vendorPage } from './vendor-page';

/** The page that the phone opens, and its two buttons. */
export function vendorPageRoutes(checks: FaceChecks): Router {
  const router = Router();
  const pageFor = (token: string) => {
    return vendorPage({ maskedName: maskedName(checks.nameOf(token)), state: checks.pageStateOf(token) });
  };

  router.get('/page/:token', (request, response) => {
    const { token } = request.params;
    const status = checks.pageStateOf(token) === 'expired' ? 404 : 200;
    response.status(status).type('html').send(pageFor(token));
  });

  router.post('/page/:token', express.urlencoded({ extended: false }), (request, response) => {
    const token = String(request.params.token);
    const { result } = (request.body ?? {}) as { result?: unknown };
    if (checks.pageStateOf(token) === 'expired') response.status(404).type('html').send(pageFor(token));
    else if (result === 'passed' || result === 'failed') response.redirect(303, checks.finish(token, result));
    else response.status(400).type('text/plain').send('result is passed or failed');
  });

  return router;
}
