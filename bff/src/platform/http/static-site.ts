import { existsSync } from 'node:fs';
import { join } from 'node:path';
import express, { Router } from 'express';

const yearMs = 365 * 24 * 60 * 60_000;

/** A built site with its own routes in the page: files whose name holds a hash may be kept for a year, the page never. */
export function staticSite(folder: string): Router {
  const router = Router();
  router.use(
    express.static(folder, {
      index: false,
      setHeaders: (response, path) => {
        const hashed = /[.-][0-9a-zA-Z_-]{8,}\.(js|css|svg|woff2|png)$/.test(path);
        response.setHeader(
          'Cache-Control',
          hashed ? `public, max-age=${yearMs / 1000}, immutable` : 'no-cache',
        );
      },
    }),
  );
  const page = join(folder, 'index.html');
  router.get(/^(?!.*\.[a-z0-9]{2,5}$)/, (_request, response, next) => {
    if (!existsSync(page)) return next();
    response.setHeader('Cache-Control', 'no-cache');
    response.sendFile(page);
  });
  return router;
}
