import { accountsConfig } from './accounts-from-environment';

const problemOf = (text: string) =>
  accountsConfig.AD_ACCOUNTS.schema
    .safeParse(text)
    .error?.issues.map(({ message }) => message)
    .join();

const account = { sink: 'baidu', label: 'b', platformAccountId: '1', secrets: { token: 'tok-3f9a' } };

test('a list of accounts is read', () => {
  expect(accountsConfig.AD_ACCOUNTS.schema.parse(JSON.stringify([account]))).toMatchObject([account]);
});

test.each([
  ['that is no JSON', `[{"secrets":{"token":tok-3f9a}}]`, 'it must be JSON'],
  ['with a wrong field', JSON.stringify([{ ...account, label: 7 }]), 'look at 0.label'],
  ['that is a secret by itself', 'tok-3f9a', 'it must be JSON'],
])('a text %s is refused without a word of it', (_name, text, where) => {
  expect(problemOf(text)).toBe(`is no list of accounts: ${where}`);
});
