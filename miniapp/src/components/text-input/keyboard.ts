/**
 * A browser's number field refuses what people paste, such as `+86 138 …`, before we see it; a plain field with the
 * number keyboard takes it. The hosts have a keyboard of their own and ignore this.
 */
export const numberKeyboard = { type: 'text', inputmode: 'numeric' } as const;
