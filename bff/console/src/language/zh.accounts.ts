export const zhAccounts = {
  title: '账户',
};
