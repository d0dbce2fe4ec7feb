export const enGates = {
  gate: { authorised: 'Authorised', mapped: 'Mapped', healthy: 'Healthy', reconciled: 'Reconciled' },
  gateLead: {
    authorised: 'The platform knows us and the token holds',
    mapped: 'Every line fits and nobody claims the same clicks',
    healthy: 'The platform takes what is sent and nothing piles up',
    reconciled: 'Every difference in the books has a reason',
  },
  gateState: { green: 'passed', red: 'not passed', pending: 'pending', unknown: 'unclear' },
  checkedAt: 'checked {{time}}',
  gatesLead:
    'The gates are checked by machine. <b>The first two must pass</b> before the start; the other two light up with the first real rows.',
  gatesReady: 'Ready to start: authorised and mapped; health and books need real rows.',
  gatesNotReady: 'Still missing before the start: <b>{{gates}}</b>.',
  checkNow: 'Check now',
};
