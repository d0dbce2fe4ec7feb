import Ajv2020, { type ValidateFunction } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { eventSchema, publishedFacts } from '../../../bff/src/contract';

export interface ReceivedEvent {
  id: string;
  type: string;
  source: string;
  subject: string;
  time: string;
  sequence: string;
  dataschema: string;
  host?: string;
  touchid?: string;
  data: Record<string, unknown>;
}

export type EventCheck = (event: unknown) => { event: ReceivedEvent } | { refusal: string };

/** Holds every event against the published schemas: the envelope first, then the data that its name promises. */
export function createEventCheck(): EventCheck {
  const ajv = addFormats(new Ajv2020({ allowUnionTypes: true, allErrors: false }));
  const isEvent = ajv.compile<ReceivedEvent>(eventSchema);
  const byType = new Map<string, { path: string; isData: ValidateFunction }>(
    publishedFacts.map((fact) => [
      `loudou.${fact.name}`,
      { path: fact.path, isData: ajv.compile(fact.schema) },
    ]),
  );

  return (event) => {
    if (!isEvent(event)) return { refusal: `event${ajv.errorsText(isEvent.errors, { dataVar: '' })}` };
    const { path, isData } = byType.get(event.type)!;
    if (!event.dataschema.endsWith(path)) return { refusal: `${event.type} names another schema` };
    if (!isData(event.data)) return { refusal: `data${ajv.errorsText(isData.errors, { dataVar: '' })}` };
    return { event };
  };
}
