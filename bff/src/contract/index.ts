export { asyncApiDocument } from './asyncapi';
export { contractRouter } from './contract.http';
export { eventSchema } from './event-schema';
export { type PublishedFact, publishedFacts } from './fact-schemas';
export { type PublishedSchema, publishedSchema } from './published-schema';
