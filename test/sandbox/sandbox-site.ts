import { join } from 'node:path';
import { facts } from '@loudou/shared/catalogue';
import express, { Router } from 'express';
import type { Link } from './links';

const folder = join(__dirname, 'preview');

/** The first page of a sandbox: on a desk the app in a phone beside its events, on a phone the app alone. */
export function sandboxSite(links: Link[], sandbox: Router): Router {
  const router = Router();
  router.get('/', (_request, response) => {
    response.setHeader('Cache-Control', 'no-store');
    response.sendFile(join(folder, 'preview.html'));
  });
  router.get('/sandbox/links.json', (_request, response) => void response.json(links));
  router.get('/sandbox/meanings.json', (_request, response) => {
    response.json(Object.fromEntries(facts.map(({ name, meaning }) => [`loudou.${name}`, meaning.zh])));
  });
  router.use('/sandbox/preview', express.static(folder, { index: false }));
  router.use(sandbox);
  return router;
}
