export { EmbeddedPostgresError, type EmbeddedPostgresProblem } from './embedded.errors';
export {
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
  refuseUnusableFolder,
  startEmbeddedPostgres,
} from './start';
