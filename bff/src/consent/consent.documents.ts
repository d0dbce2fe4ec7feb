import { createHash } from 'node:crypto';
import { consentDocuments, documentText, type Purpose } from '@loudou/shared/consent';

export interface PublishedDocument {
  purpose: Purpose;
  version: string;
  title: string;
  paragraphs: string[];
  body: string;
  hash: string;
}

/** The text in force for a purpose, with the SHA-256 of its exact characters. */
export function publishedDocument(purpose: Purpose): PublishedDocument {
  const document = consentDocuments[purpose];
  const body = documentText(document);
  return { ...document, body, hash: createHash('sha256').update(body, 'utf8').digest('hex') };
}
