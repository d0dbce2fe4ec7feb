export const enExport = {
  export: 'Export CSV',
  exportStarting: 'Counting rows',
  exportProgress: '{{rows}} of {{total}} rows',
  exportCancel: 'Stop',
  exportDone: '{{rows}} rows exported',
  exportFailed: 'Nothing was exported. Please try again.',
  exportBusy: 'Too many exports at once. Please try again shortly.',
};
