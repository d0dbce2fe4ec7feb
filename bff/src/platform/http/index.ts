export { healthRouter } from './health.http';
export { lastResort, notFound } from './http-errors';
export { readRawBody } from './raw-body';
export { requestIdOf, requestLog } from './request-log';
export { staticSite } from './static-site';
