export { EmbeddedPostgresError, type EmbeddedPostgresProblem } from './embedded.errors';
export { type EmbeddedPostgres, type EmbeddedPostgresOptions, startEmbeddedPostgres } from './start';
