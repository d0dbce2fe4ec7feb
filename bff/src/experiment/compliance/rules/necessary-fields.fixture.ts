import { added, plainGround as ground, shown, without } from './ground.fixture';
import type { RuleFixtures } from './rule';

const more = (name: string, required: boolean) =>
  added(shown(), 'identity.name', {
    id: `identity.${name}`,
    label: name,
    field: { name, required, purpose: null },
  });

export const necessaryFieldsFixtures: RuleFixtures = {
  passing: [
    { name: 'the way as it is', rendered: shown({}, { host: 'h5' }), ground },
    { name: 'more, but not required', rendered: more('employer', false), ground },
  ],
  failing: [
    { name: 'contacts', rendered: more('contacts', true), ground },
    { name: 'income', rendered: more('income', true), ground },
    {
      name: 'under a consent that does not name it',
      rendered: added(shown(), 'identity.name', {
        id: 'identity.location',
        field: { name: 'location', required: true, purpose: 'identity_document' },
      }),
      ground,
    },
    {
      name: 'the reserved phone without its tick',
      rendered: without(shown(), 'bank_card.tick'),
      ground,
    },
  ],
};
