export const zhExport = {
  export: '导出 CSV',
  exportStarting: '正在数行',
  exportProgress: '已写 {{rows}} / {{total}} 行',
  exportCancel: '停下',
  exportDone: '已导出 {{rows}} 行',
  exportFailed: '没有导出成，请再试。',
  exportBusy: '同时导出的人太多，请稍后再试。',
};
