import { cp, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createEmptyDatabase, makeTemporaryFolder } from '../../../test/database';
import { migrate } from '../platform/database';
import { pointerChanges } from './one-id.changes.rules';
import { peopleOf } from './one-id.rules';
import { readComponent } from './one-id.store';

const migrations = join(__dirname, '../../migrations');

async function migrationsBefore(name: string): Promise<string> {
  const folder = await makeTemporaryFolder();
  for (const file of await readdir(migrations))
    if (file < name) await cp(join(migrations, file), join(folder, file));
  return folder;
}

test('people who were merged before links were kept are the same people by the links they are given', async () => {
  const { db, url, drop } = await createEmptyDatabase();
  const earlier = await migrationsBefore('0018');
  try {
    await migrate({ url, directory: earlier });
    await db.query(`
      insert into person (person_id, created_at, registered_at, merged_into) values
        ('psn_lin', '2026-01-01Z', '2026-01-02Z', null),
        ('psn_visit', '2026-02-01Z', null, 'psn_lin'),
        ('psn_chen', '2026-01-01Z', '2026-01-03Z', null),
        ('psn_alone', '2026-01-01Z', null, null);
      insert into phone (phone_lookup, person_id, phone_sealed, verified_at) values
        ('\\x01000000', 'psn_lin', '', '2026-01-02Z'), ('\\x02000000', 'psn_chen', '', '2026-01-03Z');
      insert into host_account (host, app_id, open_id_lookup, person_id, open_id_sealed, union_id_lookup, first_seen_at) values
        ('weapp', 'wx', '\\x03000000', 'psn_lin', '', '\\x04000000', '2026-01-01Z'),
        ('weapp', 'wx', '\\x05000000', 'psn_lin', '', '\\x04000000', '2026-02-01Z');
      insert into identity_document (person_id, name_sealed, number_sealed, number_lookup, valid_until_sealed, recorded_at, proven_at)
        values ('psn_lin', '', '', '\\x06000000', '', '2026-01-02Z', '2026-01-02Z');
      insert into person_merge (merge_id, from_person_id, into_person_id, link_rule, evidence, merged_at)
        values ('psn_visit>psn_lin', 'psn_visit', 'psn_lin', 'verified_phone', '{phone}', '2026-02-01Z')`);
    await migrate({ url, directory: migrations });
    const component = await readComponent(db, ['psn_lin', 'psn_visit', 'psn_chen', 'psn_alone']);
    expect(pointerChanges(component.pointers, peopleOf(component))).toEqual([]);
    expect(component.links.map(({ personId, rule }) => `${personId} ${rule}`).sort()).toEqual([
      'psn_chen registered_phone',
      'psn_lin host_login',
      'psn_lin host_login',
      'psn_lin host_login',
      'psn_lin proven_document',
      'psn_lin registered_phone',
      'psn_visit verified_phone',
    ]);
  } finally {
    await rm(earlier, { recursive: true });
    await drop();
  }
});
