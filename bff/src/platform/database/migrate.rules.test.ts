import fc from 'fast-check';
import { type AppliedMigration, migrationFile, type MigrationFile, planMigrations } from './migrate.rules';

const identity = migrationFile('0001_identity.sql', 'create table person ()');
const consent = migrationFile('0002_consent.sql', 'create table consent ()');
const loan = migrationFile('0003_loan.sql', 'create table loan ()');

const names = (files: MigrationFile[]): string[] => files.map(({ name }) => name);

test('what has not been applied yet is applied in the order of the numbers', () => {
  expect(names(planMigrations([loan, identity, consent], [identity]))).toEqual([
    '0002_consent.sql',
    '0003_loan.sql',
  ]);
});

test('a changed migration is refused by name', () => {
  const changed = migrationFile(consent.name, `${consent.sql}; drop table person`);
  expect(() => planMigrations([identity, changed], [identity, consent])).toThrow(
    'The migration 0002_consent.sql was changed after it had been applied',
  );
});

test('turned line ends are no change', () => {
  expect(migrationFile('0001_a.sql', 'select 1;\r\nselect 2;\r\n').sha256).toBe(
    migrationFile('0001_a.sql', 'select 1;\nselect 2;\n').sha256,
  );
});

test('a database newer than the program is refused', () => {
  expect(() => planMigrations([identity], [identity, consent])).toThrow('newer than this program');
});

test('a database of another line of the code is refused', () => {
  const other = { name: '0002_wallet.sql', sha256: 'x' };
  expect(() => planMigrations([identity, consent], [identity, other])).toThrow('another line of the code');
});

test.each([
  ['a gap', [identity, loan]],
  ['a missing first file', [consent]],
  ['a number used twice', [identity, consent, migrationFile('0002_other.sql', '')]],
])('%s is refused', (_, files) => {
  expect(() => planMigrations(files, [])).toThrow('a gap or a double');
});

test('a name without number or words is refused', () => {
  expect(() => planMigrations([migrationFile('1_Identity.sql', '')], [])).toThrow('is not named like');
});

test('applied and planned together are always all files, whatever prefix had been applied', () => {
  const history = fc.array(fc.string(), { maxLength: 30 }).chain((texts) =>
    fc.record({
      files: fc.constant(
        texts.map((text, index) => migrationFile(`${String(index + 1).padStart(4, '0')}_step.sql`, text)),
      ),
      appliedCount: fc.nat({ max: texts.length }),
      seed: fc.integer(),
    }),
  );
  fc.assert(
    fc.property(history, ({ files, appliedCount, seed }) => {
      const applied: AppliedMigration[] = files.slice(0, appliedCount);
      const shuffled = [...files].sort((a, b) => (a.sha256 + seed < b.sha256 + seed ? -1 : 1));
      expect([...applied, ...planMigrations(shuffled, applied)]).toEqual(files);
    }),
    { numRuns: 1000 },
  );
});
