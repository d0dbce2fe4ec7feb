const HEAD_FROM = 14;

/** psn_01JD…3NB7K4 → P-3N…B7K4: what differs between two people, not the time both were made. */
export function personCode(personId: string): string {
  return `P-${personId.slice(HEAD_FROM, HEAD_FROM + 2)}…${personId.slice(-4)}`;
}

/** An id of ours in a line of text: its kind and its end. */
export function shortId(id: string): string {
  return `${id.slice(0, 4)}…${id.slice(-5)}`;
}
