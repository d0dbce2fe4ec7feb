import { Parser } from '@asyncapi/parser';
import Ajv2020, { type ValidateFunction } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';

/** Judges one event by the message of the AsyncAPI document that has its type for a name; null when it is right. */
export type EventJudge = (event: Record<string, unknown>) => string | null;

export async function generateEventJudge(source: string): Promise<EventJudge> {
  const { document, diagnostics } = await new Parser().parse(source);
  if (!document) throw new Error(`The AsyncAPI document is not valid: ${JSON.stringify(diagnostics)}`);
  const ajv = addFormats(new Ajv2020({ strict: false }));
  const byType = new Map<string, ValidateFunction>();
  for (const message of document.messages().all()) {
    // A message is a batch; one event of it is what its items are.
    const { items } = message.payload()!.json() as { items: object };
    byType.set(message.name()!, ajv.compile(items));
  }
  return (event) => {
    const isEvent = byType.get(String(event.type));
    if (!isEvent) return `${String(event.type)} is not published`;
    return isEvent(event) ? null : ajv.errorsText(isEvent.errors);
  };
}
