export const enList = {
  title: 'Accounts',
  all: 'All accounts',
  create: 'New account',
  answerRunning:
    '<b>{{running}} accounts</b> are sending; of today’s facts the platforms have accepted <b>{{accepted}}</b>.',
  answerRed: '<b>{{label}}</b> has a gate that is not passed: {{why}}',
  answerDraft: '{{count}} are not set up yet; open one to go on.',
  answerNone: 'No account is sending yet.',
  basis: 'Four gates of each account are checked by machine: authorised, mapped, healthy, reconciled.',
  computing: 'Checking the four gates of each account.',
  emptyTitle: 'No ad account yet',
  emptyLead:
    'Once an account is set up, its platform hears of every step that people from its clicks reach. It takes about ten minutes, and can be paused or rolled back at any time.',
  head: {
    platform: 'platform and account',
    owner: 'sent by',
    status: 'state',
    gates: 'four gates',
    today: 'accepted today',
    problem: 'last problem',
  },
  todayOf: 'of {{rows}}',
  noProblem: 'none',
  goOn: 'Go on',
  owner: { loudou: 'Loudou', core: 'Marketing core' },
  status: { draft: 'Draft', running: 'Sending', paused: 'Paused', closed: 'Closed' },
};
