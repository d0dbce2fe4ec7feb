export const enMapping = {
  mappingLead:
    'Each line that is on <b>tells the platform as soon as the fact happens</b>. Now {{count}} lines: {{shallow}} shallow, {{deep}} deep.',
  mappingNeeds: 'The platform learns only with at least one shallow and one deep goal.',
  mappingShallow: 'Shallow: from arrival to the form',
  mappingDeep: 'Deep: from the application to the payout',
  mappingFact: 'our fact',
  mappingEvent: 'the platform’s event',
  mappingGoal: 'goal',
  mappingOn: 'told',
  mappingTouch: 'credited to',
  mappingReset: 'Back to defaults',
  mappingTouchShow: 'Show credit',
  mappingTouchHide: 'Hide credit',
  touch: { arrival: 'That arrival', registration: 'Registration’s arrival' },
  touchHelp:
    '“Registration’s arrival”: credit and payout go back to the click that the registration was credited to.',
  goal: { shallow: 'Shallow', deep: 'Deep' },
};
