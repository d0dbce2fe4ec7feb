/** What is there for looking and not for deciding: a part of the people, one look, the other metrics. */
export const enResultsPart = {
  part: {
    choose: 'Whom to show',
    everybody: 'Everybody',
    only: '<b>Only “{{part}}”.</b>',
    lead: 'The recommendation, the guardrails and the check of the split are always of everybody. These figures are not corrected for how many parts there are: for looking, not for deciding.',
    back: 'Show everybody',
    recoBy: 'By the frozen rule · of everybody, not of this part',
    decide: 'To decide, go back to everybody.',
  },
  once: 'For reference: on one single look the {{level}}% interval would be {{range}}, {{p}}. Looked at day after day it raises false alarms; nobody decides by it.',
  others: {
    title: 'Other metrics',
    note: 'Both ways; a guardrail only asks about harm',
    footer:
      'These {{count}} are not corrected for how many there are: of many, one will stray by chance. They are hints and no findings, so all are grey.',
  },
};
