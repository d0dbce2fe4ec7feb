export const enParameters = {
  landing_opening: { name: 'What stands first', help: 'The range of prices or the calculator' },
  landing_title: { name: 'Title of the first page', help: 'A full-width comma may break the line' },
  landing_note: { name: 'Line below the title', help: 'May be empty' },
  landing_startText: { name: 'Start button', help: 'For people who have not begun' },
  landing_rateSize: { name: 'Size of the rate', help: 'The rules want it as large as the amount' },
  landing_example: { name: 'Loan told in full', help: 'One loan to its last fen' },
  consent_intro: { name: 'Line of the consents', help: 'One tick a purpose, whatever it says' },
  application_progress: { name: 'Count of steps', help: 'Which step it is, or how many are left' },
  application_note: { name: 'Line below a step', help: 'May be empty' },
  result_explanation: { name: 'Words of the result', help: 'How much stands below an approval' },
  result_nextText: { name: 'Next button', help: 'Leads from an approval to the offers' },
};
export const enValues = {
  landing_opening: { price: 'Range of prices', calculator: 'Calculator' },
  landing_rateSize: { equal: 'As the amount', small: 'One size smaller' },
  application_progress: { steps: 'Which step', left: 'Steps left' },
  result_explanation: { short: 'Short', full: 'In full' },
};
