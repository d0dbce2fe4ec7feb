import { beijingDate } from '@loudou/shared/calendar';
import type { Ask } from '../drive/operator';
import { countFunnel, customersOf } from '../truth/count-funnel';
import { type Dimension, type Journey, stepNumber, type StepName } from '../truth/journeys';
import { firstDayOf, periodAt } from '../truth/periods';
import type { Truth } from '../truth/truth';
import { comparison, type Comparison } from './comparison';
import { collect } from './dimension-values';

interface Rate {
  reached: number;
  base: number;
}
interface Group {
  adPlatform: string;
  account: string;
  key: string;
  figures: {
    people: Record<string, number>;
    completion: Rate | null;
    credit: Rate | null;
    draw: Rate | null;
    gradeA: Rate | null;
  };
}
interface Answer {
  paid: Group;
  unpaid: Group;
  groups: Group[];
}

const costed: StepName[] = ['arrived', 'registered', 'submitted', 'credited', 'drawn'];
const ripeAfterDays: Partial<Record<StepName, number>> = { submitted: 1, credited: 4, drawn: 11 };
const breakdowns = ['adPlatform', 'account', 'plan', 'creative', 'entryKind', 'host', 'week'] as const;
const dayMs = 86_400_000;

/** Who came by what, how far they came and how good they were; no spend is planned, so no cost is compared. */
export async function compareAcquisition(ask: Ask, truth: Truth): Promise<Comparison> {
  const { same, sameUnder, result } = comparison('acquisition');
  const customers = customersOf(truth.journeys);
  const isPaid = ({ source }: Journey) => source.adPlatform !== '';
  for (const breakdown of breakdowns) {
    const answer = await ask<Answer>('analytics.acquisition', { days: truth.days, breakdown });
    same(`${breakdown}: paid`, plain(answer.paid), figuresOf(customers.filter(isPaid), truth));
    same(
      `${breakdown}: unpaid`,
      plain(answer.unpaid),
      figuresOf(
        customers.filter((each) => !isPaid(each)),
        truth,
      ),
    );
    const said = new Map(answer.groups.map((group) => [nameOf(group), plain(group)]));
    // A week's spend is shared out among those whom it brought: whoever came by themselves stands apart.
    const counted = breakdown === 'week' ? customers.filter(isPaid) : customers;
    const planted = withOther(
      collect(counted, (journey) => keyOf(journey, breakdown)),
      said,
    );
    sameUnder(`${breakdown}:`, said, new Map([...planted].map(([key, own]) => [key, figuresOf(own, truth)])));
  }
  return result();
}

const other = '  other';

/** A report shows its largest groups; the others stand together, none of them larger than one that is shown. */
function withOther(
  planted: ReadonlyMap<string, Journey[]>,
  said: ReadonlyMap<string, unknown>,
): Map<string, Journey[]> {
  if (!said.has(other)) return new Map(planted);
  const shown = [...planted].filter(([key]) => said.has(key));
  const hidden = [...planted].filter(([key]) => !said.has(key));
  const smallest = Math.min(...shown.map(([, own]) => own.length));
  const tooLarge = hidden.filter(([, own]) => own.length > smallest);
  return new Map([...shown, ...tooLarge, [other, hidden.flatMap(([, own]) => own)]]);
}

const nameOf = ({ adPlatform, account, key }: Group) => `${adPlatform} ${account} ${key}`;

function keyOf({ source, arrivedMs }: Journey, breakdown: (typeof breakdowns)[number]): string {
  switch (breakdown) {
    case 'week':
      return `  ${firstDayOf(periodAt(arrivedMs, 'week'), 'week')}`;
    case 'adPlatform':
      return `${source.adPlatform}  ${source.adPlatform}`;
    case 'account':
    case 'plan':
    case 'creative':
      return `${source.adPlatform} ${source.account} ${source[breakdown]}`;
    default:
      return `  ${source[breakdown as Dimension]}`;
  }
}

function figuresOf(journeys: readonly Journey[], { asOfMs }: Truth) {
  const ripeFor = (step: StepName) => {
    const lastDay = beijingDate(asOfMs - ((ripeAfterDays[step] ?? 0) + 1) * dayMs);
    return countFunnel(journeys.filter(({ arrivedOn }) => arrivedOn <= lastDay));
  };
  const rate = (step: StepName, base: StepName) => {
    const { people } = ripeFor(step);
    return plainRate({ reached: people[stepNumber(step)]!, base: people[stepNumber(base)]! });
  };
  const { A, B, C } = ripeFor('credited').grades;
  const { people } = countFunnel(journeys);
  return [
    ...costed.map((step) => people[stepNumber(step)]!),
    rate('submitted', 'registered'),
    rate('credited', 'submitted'),
    rate('drawn', 'credited'),
    plainRate({ reached: A, base: A + B + C }),
  ];
}

const plainRate = (rate: Rate | null) => (rate && rate.base > 0 ? `${rate.reached} of ${rate.base}` : null);

const plain = ({ figures: { people, completion, credit, draw, gradeA } }: Group) => [
  ...costed.map((step) => people[step]!),
  ...[completion, credit, draw, gradeA].map(plainRate),
];
