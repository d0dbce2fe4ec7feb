import { type openPlanted, plantedId } from '../sidecar/planted-sidecar.fixture';
import type { World } from '../sidecar/planted-world.fixture';
import { type Behind, findBehind, type FoundPerson } from './people-behind';
import { PeoplePage, writePersonPlace } from './people-page';

type Planted = Awaited<ReturnType<typeof openPlanted>>;

/** Some arrive in the same moment, so that a page may end between them. */
export const withArrivals = (world: World): World => ({
  ...world,
  people: world.people.map((person, place) => ({ ...person, arrivedMs: 1_000 * (place % 3) })),
});

/** The whole list, page by page, as the places in the world; each page told the same total. */
export async function readBehind({ sidecar }: Planted, behind: Behind, rows: number) {
  const found: FoundPerson[] = [];
  const totals = new Set<number>();
  for (;;) {
    const last = found.at(-1);
    const page = await findBehind(sidecar, behind, { after: last && placeAfter(last), rows });
    totals.add(page.total);
    found.push(...page.people);
    if (page.people.length < rows) return { found, totals: [...totals] };
  }
}

/** As it went to the asker and came back. */
const placeAfter = ({ arrivedAt, personId }: FoundPerson) =>
  PeoplePage.parse({ after: writePersonPlace({ arrivedMs: Date.parse(arrivedAt!), personId }) }).after;

/** The ids of people in the order of the list: the newest arrivals first. */
export const listedIds = (world: World, places: readonly number[]): string[] =>
  places
    .map((place) => ({ id: plantedId(place), arrivedMs: world.people[place]!.arrivedMs ?? 0 }))
    .sort((one, other) => other.arrivedMs - one.arrivedMs || (one.id < other.id ? 1 : -1))
    .map(({ id }) => id);
