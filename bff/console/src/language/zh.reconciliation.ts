export const zhReconciliation = {
  title: '对账',
};
