/** Told in one whole sentence a step, for the person who waits. */
export type Progress = (sentence: string) => void;
