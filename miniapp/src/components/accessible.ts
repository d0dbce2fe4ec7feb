interface Meaning {
  role?:
    | 'button'
    | 'checkbox'
    | 'radio'
    | 'radiogroup'
    | 'switch'
    | 'dialog'
    | 'alert'
    | 'status'
    | 'img'
    | 'progressbar'
    | 'heading'
    | 'table'
    | 'row'
    | 'listitem'
    | 'list';
  label?: string;
  checked?: boolean;
  disabled?: boolean;
  busy?: boolean;
  hidden?: boolean;
  /** Read out when it changes, without being asked. */
  live?: 'polite' | 'assertive';
}

const attributeNames: Record<keyof Meaning, string> = {
  role: 'role',
  label: 'aria-label',
  checked: 'aria-checked',
  disabled: 'aria-disabled',
  busy: 'aria-busy',
  hidden: 'aria-hidden',
  live: 'aria-live',
};

/** What a screen reader says of an element that is drawn by hand. Spread it onto a host component. */
export function accessible(meaning: Meaning): Record<string, string> {
  const told = (Object.keys(meaning) as (keyof Meaning)[]).filter((name) => meaning[name] !== undefined);
  return Object.fromEntries(told.map((name) => [attributeNames[name], String(meaning[name])]));
}
