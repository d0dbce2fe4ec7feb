import type { Mismatch } from './buckets';
import { type Comparison, detailOf, lineOf, nobody, type Outcome } from './comparison';
import { type Counted, isAnonymous } from './match-receipts.rules';
import type { DayInputs, LedgerUnit } from './reconcile.types';

interface Pair {
  row: LedgerUnit;
  counted: Counted;
}

/** Counted on both sides, but with another amount or grade than was told. They are no conversions more or less. */
export function mismatches(
  rows: readonly LedgerUnit[],
  { inputs, matching, numbers }: Comparison,
): Outcome[] {
  const pairs = rows.flatMap((row): Pair[] => {
    const counted = row.state === 'accepted' ? matching.countedOf.get(row) : undefined;
    return counted ? [{ row, counted }] : [];
  });
  const named = pairs.filter(({ counted }) => !isAnonymous(counted.receipt));
  return [
    ...named
      .filter((pair) => differenceFen(pair) > inputs.settings.amountToleranceFen)
      .map((pair) => mismatch('amount_differs', pair, inputs)),
    ...named.filter(hasOtherGrade).map((pair) => mismatch('grade_differs', pair, inputs)),
    ...[...numbers.keys()].sort().flatMap((event) => sumMismatch(event, pairs, inputs)),
  ];
}

const differenceFen = ({ row, counted }: Pair) =>
  row.amountFen === null || counted.amountFen === null ? 0 : Math.abs(row.amountFen - counted.amountFen);

const hasOtherGrade = ({ row, counted }: Pair) =>
  counted.receipt.grade !== null && counted.receipt.grade !== row.grade;

function mismatch(bucket: Mismatch, { row, counted }: Pair, inputs: DayInputs): Outcome {
  return {
    line: lineOf(row, inputs),
    bucket,
    amountFen: row.amountFen,
    detail: {
      ...detailOf(row),
      key: `${bucket}:${row.deliveryId}`,
      cause: bucket === 'grade_differs' ? counted.receipt.grade : null,
      platformDay: counted.receipt.day,
      platformAmountFen: counted.amountFen,
    },
  };
}

/** Where the report only gives sums, the sums are compared, once every conversion of the event has its row. */
function sumMismatch(event: string, pairs: readonly Pair[], inputs: DayInputs): Outcome[] {
  const receipts = inputs.receipts.filter((each) => each.day === inputs.day && each.event === event);
  const own = pairs.filter(({ row, counted }) => row.event === event && counted.receipt.day === inputs.day);
  const isWhole =
    own.length > 0 && receipts.every(isAnonymous) && own.length === sum(receipts.map(({ count }) => count));
  if (!isWhole || own.some(({ row, counted }) => row.amountFen === null || counted.amountFen === null))
    return [];
  const amountFen = sum(own.map(({ row }) => row.amountFen!));
  const platformAmountFen = sum(own.map(({ counted }) => counted.amountFen!));
  if (Math.abs(amountFen - platformAmountFen) <= inputs.settings.amountToleranceFen * own.length) return [];
  const { row } = own[0]!;
  return [
    {
      line: { ...lineOf(row, inputs), grade: null },
      bucket: 'amount_differs',
      amountFen,
      detail: {
        ...nobody,
        side: 'fact',
        key: `amount_differs:${event}`,
        platformDay: inputs.day,
        amountFen,
        platformAmountFen,
      },
    },
  ];
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
