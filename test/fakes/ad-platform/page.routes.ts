import { randomBytes } from 'node:crypto';
import type { Request, Router } from 'express';

/** `GET /`: a page that may show its own style and nothing else. */
export function addPageRoute(router: Router, write: (nonce: string, request: Request) => string): void {
  router.get('/', (request, response) => {
    const nonce = randomBytes(16).toString('base64');
    response.set('content-security-policy', `default-src 'none'; style-src 'nonce-${nonce}'`);
    response.type('html').send(write(nonce, request));
  });
}
