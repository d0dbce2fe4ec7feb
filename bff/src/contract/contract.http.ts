import { type Response, Router } from 'express';
import { asyncApiDocument } from './asyncapi';
import { contractPage } from './contract-page';
import { eventSchema } from './event-schema';
import { findPublishedFact } from './fact-schemas';

const maxAgeSeconds = 300;

/** Published for whoever receives facts; to be mounted at `/contract`. Nothing in it is secret. */
export function contractRouter(): Router {
  const page = contractPage();
  const asyncApi = asyncApiDocument();
  const router = Router();
  router.get('/', (_request, response) => void published(response).type('html').send(page));
  router.get('/asyncapi.json', (_request, response) => void published(response).json(asyncApi));
  router.get('/event.json', (_request, response) => sendSchema(response, eventSchema));
  router.get('/facts/:name/:version.json', (request, response) => {
    const fact = findPublishedFact(request.params.name, request.params.version);
    if (fact) sendSchema(response, fact.schema);
    else response.status(404).json({ code: 'not_found', retryable: false });
  });
  return router;
}

const published = (response: Response) => response.set('cache-control', `public, max-age=${maxAgeSeconds}`);

function sendSchema(response: Response, schema: object): void {
  published(response).type('application/schema+json').send(JSON.stringify(schema));
}
