export const enResultsFreshness = {
  freshness: {
    low: '<b>The figures read low</b>: the data copy holds what came up to {{copied}} and is catching up. Until it has everything the rule recommends nothing and the watcher judges nothing.',
    low_updating:
      '<b>The figures read low</b>: they were added up before the data copy had everything. It has by now; they are being added up anew, and then the rule says what to do.',
    updating:
      'These figures are of {{moment}} and are being updated; until then the rule recommends nothing.',
    old: 'These figures are of {{moment}}; there are no newer ones for now, and the rule recommends nothing.',
    behind:
      'These figures are of {{moment}}. The data copy holds what came up to {{copied}}; once it has everything they are updated, and the rule says what to do.',
    building:
      'These figures are of {{moment}}. The data copy is being built anew, {{events}} of about {{about}} rows; then they are updated, and the rule says what to do.',
    no_copy:
      'These figures are of {{moment}}. This machine cannot open the data copy, so they are not updated, and the rule recommends nothing.',
  },
  underWay: {
    counting: '<b>The first results of this phase are being worked out</b> and appear here by themselves.',
    building:
      '<b>Not yet</b>: the data copy is being built anew, {{events}} of about {{about}} rows; then the results are worked out.',
    leave: 'There is no need to keep this page open.',
  },
};
