/** The id of an element that may go without: a browser would take an id that is undefined for one of that name. */
export const named = (id: string | undefined): { id?: string } => (id === undefined ? {} : { id });
