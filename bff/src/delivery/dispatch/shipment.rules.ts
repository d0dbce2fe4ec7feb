/** One thing to be sent for a row, with its size in the body. */
export interface Parcel {
  personId: string;
  bytes: number;
}

/** Parcels that leave in one request, all of a person's in their order. */
export type Shipment<P extends Parcel> = P[];

/**
 * Puts parcels into requests so that no person's are spread over two that could overtake each other: a line is
 * sent one request after the other, lines go side by side. A parcel that is too large still goes, alone, so that
 * the receiver can refuse it.
 */
export function packLines<P extends Parcel>(
  parcels: readonly P[],
  batch: { maxRows: number; maxBytes: number },
): Shipment<P>[][] {
  const people = new Map<string, P[]>();
  for (const parcel of parcels) {
    const own = people.get(parcel.personId);
    if (own) own.push(parcel);
    else people.set(parcel.personId, [parcel]);
  }
  if (batch.maxRows === 1) return [...people.values()].map((own) => own.map((parcel) => [parcel]));
  return packPeople([...people.values()], batch);
}

/** The first so many requests, counted line by line; a person's later ones never go without the earlier. */
export function firstShipments<P extends Parcel>(
  lines: readonly Shipment<P>[][],
  allowed: number,
): { first: Shipment<P>[][]; rest: Shipment<P>[]; unused: number } {
  const first: Shipment<P>[][] = [];
  const rest: Shipment<P>[] = [];
  let unused = allowed;
  for (const line of lines) {
    const going = line.slice(0, unused);
    unused -= going.length;
    if (going.length > 0) first.push(going);
    rest.push(...line.slice(going.length));
  }
  return { first, rest, unused };
}

function packPeople<P extends Parcel>(
  people: readonly P[][],
  batch: { maxRows: number; maxBytes: number },
): Shipment<P>[][] {
  const lines: Shipment<P>[][] = [];
  let open: P[] = [];
  for (const own of people) {
    if (fits([...open, ...own], batch)) {
      open.push(...own);
      continue;
    }
    if (open.length > 0) lines.push([open]);
    open = [];
    if (fits(own, batch)) open = [...own];
    else lines.push(cut(own, batch));
  }
  if (open.length > 0) lines.push([open]);
  return lines;
}

/** More of one person than one request takes: several requests, one after the other. */
function cut<P extends Parcel>(
  own: readonly P[],
  batch: { maxRows: number; maxBytes: number },
): Shipment<P>[] {
  const shipments: Shipment<P>[] = [];
  for (const parcel of own) {
    const last = shipments.at(-1);
    if (last && fits([...last, parcel], batch)) last.push(parcel);
    else shipments.push([parcel]);
  }
  return shipments;
}

const fits = (parcels: readonly Parcel[], { maxRows, maxBytes }: { maxRows: number; maxBytes: number }) =>
  parcels.length <= maxRows && parcels.reduce((sum, { bytes }) => sum + bytes, 0) <= maxBytes;
