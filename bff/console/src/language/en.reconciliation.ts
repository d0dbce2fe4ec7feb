export const enReconciliation = {
  title: 'Reconciliation',
};
