export const enDay = {
  title: 'Reconciliation',
  answerRed:
    'On {{day}} <b>{{should}}</b> were to be told and the platforms counted <b>{{platform}}</b>. Of {{apart}} that do not meet, {{explained}} have a cause and <bad>{{unexplained}} have none</bad>, all at <whole>{{accounts}}</whole>. Until they are explained, set-ups there can neither change nor start again.',
  answerRedOnly:
    'On {{day}} <b>{{should}}</b> were to be told and the platforms counted <b>{{platform}}</b>; <bad>{{unexplained}} do not meet and have no cause</bad>, all at <whole>{{accounts}}</whole>. Until they are explained, set-ups there can neither change nor start again.',
  answerBalanced:
    'On {{day}} <b>{{should}}</b> were to be told and the platforms counted <b>{{platform}}</b>; all {{apart}} that do not meet have a cause. The three sides agree.',
  answerExact:
    'On {{day}} <b>{{should}}</b> were to be told, and the platforms counted <b>{{platform}}</b>: every single one.',
  answerClosed:
    'On {{day}} <b>{{should}}</b> were to be told and the platforms counted <b>{{platform}}</b>; all {{apart}} that do not meet have a cause, <b>{{closed}}</b> of them noted by hand.',
  answerAwaiting:
    'On {{day}} <b>{{should}}</b> were to be told and <b>{{accepted}}</b> are confirmed in the ledger; the report of <whole>{{accounts}}</whole> has not come, and only it tells what was counted.',
  answerRunning:
    'Today is not over: so far <b>{{should}}</b> are to be told and <b>{{accepted}}</b> are confirmed in the ledger. The platforms’ reports will tell the rest.',
  answerQuiet: 'On {{day}} there was nothing to tell, and nothing was counted.',
  answerNotCompared:
    '{{day}} has not been reconciled. Each day is, in the small hours of the next; you can do it now.',
  answerTodayNotCompared:
    'Today is not over and will be reconciled tonight; doing it now already shows what is in transit and what is missing.',
  andMore: '{{names}} and others, {{count}} in all',
  basisFacts: 'Facts come from the state of loans and applications',
  basisLedger: 'the ledger from each confirmed sending',
  basisReports: 'the platforms’ counts from {{count}} reports, the latest imported {{day}} {{time}}',
  basisNoReport: 'no report of this day yet: {{accounts}}',
  basisAmount: 'Amounts: ledger {{ours}}, platform {{theirs}}, apart {{difference}}',
  comparedAt: 'reconciled {{time}}',
  compareNow: 'Reconcile now',
  compareAgain: 'Reconcile again',
  onlyAdmin: 'Administrators only',
  older: 'Unexplained on earlier days:',
  olderDay: '{{day}} {{account}}: {{count}}',
  strip: 'Last 14 days',
  status: {
    running: 'running',
    not_compared: 'not done',
    unexplained: '{{count}} open',
    awaiting_report: 'no report',
    closed_by_hand: '{{count}} noted',
    balanced: 'agrees',
    quiet: 'no facts',
  },
  filter: {
    day: 'Day',
    platform: 'Platform',
    allPlatforms: 'All platforms',
    by: 'By',
    fact: 'fact',
    grade: 'grade',
    measure: 'Measure',
    count: 'Count',
    amount: 'Amount',
  },
  export: {
    title: 'Export the day',
    lines: 'Three ways, line by line (CSV)',
    differences: 'Differences, one by one (CSV)',
    failed: 'Nothing was exported ({{code}}). Try again.',
  },
  empty: {
    title: 'No ad account yet',
    lead: 'Reconciliation answers one question: what the platforms were to be told, did they count it? Connect an account first; the day after, the result is here.',
    start: 'Connect an account',
  },
  computing:
    'Matching the facts, the ledger and the reports of this day one by one, usually within a second.',
};
