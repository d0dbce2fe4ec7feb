export const enLedger = {
  title: 'Delivery ledger',
};
