export { type Draft, readDraft, useDraft } from './draft';
