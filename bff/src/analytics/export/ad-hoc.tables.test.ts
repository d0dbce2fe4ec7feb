import { openPlanted } from '../sidecar/planted-sidecar.fixture';
import type { PlantedEvent } from '../sidecar/planted-world.fixture';
import { adHocTables } from './ad-hoc.tables';
import type { ExportGround, ExportRecord } from './export-table';

let planted: Awaited<ReturnType<typeof openPlanted>>;
beforeAll(async () => {
  planted = await openPlanted();
  const at = (name: string, person: number, day: number, minute: number): PlantedEvent => ({
    person,
    name,
    atMs: Date.parse(`2026-11-0${day}T10:00:00+08:00`) + minute * 60_000,
    sequence: minute,
    page: '',
    host: 'tt',
    visit: 'v',
    properties: {},
  });
  planted.standAt(new Date('2026-11-20T00:00:00Z'));
  await planted.plant({
    people: [
      { partOf: null, source: 0, mark: '' },
      { partOf: null, source: 1, mark: '' },
    ],
    events: [
      at('user_registered', 0, 2, 0),
      at('application_submitted', 0, 2, 5),
      at('user_registered', 1, 2, 1),
      at('application_submitted', 1, 3, 1),
    ],
  });
});
afterAll(() => planted.close());

const scope = { days: { from: '2026-11-01', to: '2026-11-05' } };
const steps = [{ name: 'user_registered' }, { name: 'application_submitted' }];
const questions: Record<string, object> = {
  customFunnel: { scope, steps, windowMinutes: 10_080, breakdown: 'adPlatform' },
  timeToNext: { scope, from: steps[0], to: steps[1], windowMinutes: 10_080 },
  events: { scope, event: steps[0] },
  paths: { scope, anchor: steps[0] },
  dropOff: { scope, step: 'registered' },
  retention: { scope, first: steps[0], returned: steps[1], periods: 2 },
};

async function rowsOf(name: string, question: unknown): Promise<ExportRecord[] | null> {
  const opened = await adHocTables(planted.sidecar)[name]!.open({} as ExportGround, question);
  if (!opened) return null;
  const rows: ExportRecord[] = [];
  for await (const row of opened.records) rows.push(row);
  expect(rows).toHaveLength(opened.total);
  return rows;
}

test.each(Object.entries(questions))('%s leaves with a value for each column', async (name, question) => {
  const rows = (await rowsOf(name, question))!;
  // Nobody of this world was lost.
  if (name !== 'dropOff') expect(rows.length).toBeGreaterThan(0);
  for (const row of rows) expect(Object.keys(row)).toEqual(adHocTables(planted.sidecar)[name]!.columns);
});

test('the figures are those of the report', async () => {
  const [first, second] = (await rowsOf('customFunnel', questions['customFunnel']))!;
  expect([first, second]).toMatchObject([
    { group: 'all', step: 1, event: 'user_registered', people: 2 },
    { group: 'all', step: 2, event: 'application_submitted', people: 2, step_rate: 1 },
  ]);
  const retained = (await rowsOf('retention', questions['retention']))!;
  expect(retained).toContainEqual(
    expect.objectContaining({ cohort: '2026-11-02', people: 2, period: 1, returned: 1, rate: 0.5 }),
  );
});

test.each(Object.keys(questions))('%s refuses what its procedure refuses', async (name) => {
  expect(await rowsOf(name, { scope })).toBeNull();
  expect(
    await rowsOf(name, { ...questions[name], scope: { days: { from: '2026-11-05', to: '2026-11-01' } } }),
  ).toBeNull();
});
