export const enAccounts = {
  title: 'Accounts',
};
