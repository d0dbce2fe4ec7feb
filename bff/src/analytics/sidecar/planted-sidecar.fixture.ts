import { Appending } from './appending';
import { connectForQuestions, loadDuckDb } from './duckdb';
import { eventRow, type EventRow } from './event-row.rules';
import { arrivingSql, eventColumns, eventNames, layoutSql } from './layout';
import {
  numberPeopleSql,
  peopleTablesSql,
  settleMovedSql,
  takeFamiliesSql,
  takeStandingsSql,
} from './people.sql';
import { type PlantedEvent, sources, type World } from './planted-world.fixture';
import type { Bindable, Sidecar } from './sidecar';

export const plantedId = (place: number) => `prs_${String(place).padStart(26, '0')}`;

/** The sidecar of a small world that lies in memory, filled by the statements that the feed uses. */
export async function openPlanted() {
  const duckdb = await loadDuckDb();
  const instance = await duckdb.DuckDBInstance.create(':memory:', { threads: '1' });
  const connection = await connectForQuestions(instance);
  await connection.run(`${layoutSql}; ${arrivingSql}; ${peopleTablesSql}`);
  for (const [number, name] of eventNames.entries())
    await connection.run('insert into event_name values ($1, $2)', [number, name]);
  for (const [place, { host, entryKind, adPlatform }] of sources.entries())
    await connection.run("insert into source values ($1, $2, $3, $4, '', '', '', '', '', '', '')", [
      place,
      host,
      entryKind,
      adPlatform,
    ]);

  async function append(table: string, rows: Parameters<Appending['append']>[0]) {
    const appending = await Appending.open(duckdb, connection, table);
    appending.append(rows);
    appending.close();
  }

  async function plant(world: World): Promise<void> {
    await connection.run('delete from event; delete from person');
    await append(
      'arriving',
      world.events.map((event) => plantedRow(event)!),
    );
    await append(
      'standing',
      world.people.map(({ source, mark, arrivedMs }, place) => [
        plantedId(place),
        source,
        mark,
        BigInt(arrivedMs ?? 0),
      ]),
    );
    await append(
      'family',
      world.people.flatMap(({ partOf }, place) =>
        partOf === null ? [] : [[plantedId(place), plantedId(partOf)]],
      ),
    );
    for (const sql of [numberPeopleSql('arriving'), ...takeStandingsSql, ...takeFamiliesSql, settleMovedSql])
      await connection.run(sql);
    await connection.run(
      `insert into event select person.number, ${eventColumns.join(', ')} from arriving join person using (person_id);
       delete from arriving; delete from standing; delete from family; delete from moved`,
    );
  }

  let asOf = new Date(0);
  const sidecar: Pick<Sidecar, 'answer'> = {
    answer: (work) =>
      work({
        asOf,
        ask: async <T extends object>(sql: string, values: readonly Bindable[] = []) =>
          (await connection.runAndReadAll(sql, [...values])).getRowObjectsJS() as T[],
      }),
  };
  return {
    sidecar: sidecar as Sidecar,
    plant,
    /** Until when everything is in, as the answers are told. */
    standAt: (moment: Date) => {
      asOf = moment;
    },
    close: () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

function plantedRow(event: PlantedEvent): EventRow | null {
  return eventRow({
    person_id: plantedId(event.person),
    name: event.name,
    happened_at_ms: event.atMs,
    sequence: event.sequence,
    page: event.page,
    host: event.host,
    app_version: '',
    visit: event.visit,
    properties: event.properties,
  });
}
