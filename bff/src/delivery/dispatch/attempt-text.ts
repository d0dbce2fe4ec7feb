import type { SinkAnswer } from '../sinks/sink-definition';

const maxRequestCharacters = 8_000;
const maxResponseCharacters = 2_000;

/** Text that PostgreSQL takes and a reader can bear: no NUL, no half characters, an end. */
export function ledgerText(text: string, maxCharacters: number): string {
  const clean = text.replaceAll('\0', '\uFFFD').slice(0, maxCharacters);
  return Buffer.from(clean, 'utf8').toString('utf8');
}

export const requestText = (masked: string) => ledgerText(masked, maxRequestCharacters);

export const responseText = ({ status, body }: SinkAnswer) =>
  ledgerText(body === '' ? `${status}` : `${status} ${body}`, maxResponseCharacters);
