const paths = {
  overview: 'M2.5 7.5 8 3l5.5 4.5V13h-11z',
  deliveries: 'M3.5 2.500h9v11h-9zM6 5.500h4M6 8h4M6 10.500h2.500',
  accounts: 'M2.500 4h11v8.500h-11zM2.500 6.800h11M5 10h3',
  grading: 'M4 13V8M8 13V3M12 13V6',
  reconciliation: 'M3 5.500h9.500M10 3l2.500 2.500L10 8M13 10.500H3.500M6 8l-2.500 2.500L6 13',
  person: 'M4 2.500v11M4 4.500h8M4 8h5.500M4 11.500h7',
  search: 'M7 3a4 4 0 1 0 0 8 4 4 0 0 0 0-8M10 10l3.500 3.500',
  sun: 'M8 5.500a2.500 2.500 0 1 0 0 5 2.500 2.500 0 0 0 0-5M8 1.800V3M8 13v1.200M1.800 8H3M13 8h1.200M3.600 3.600l.9.9M11.500 11.500l.9.9M12.400 3.600l-.9.9M4.500 11.500l-.9.9',
  moon: 'M13 9.800A5.500 5.500 0 0 1 6.200 3a5.500 5.500 0 1 0 6.800 6.800',
  link: 'M6.500 9.500l3-3M7.500 4.500l1-1a2.800 2.800 0 0 1 4 4l-1 1M8.500 11.500l-1 1a2.800 2.800 0 0 1-4-4l1-1',
  lock: 'M4 7.500h8V13H4zM5.500 7.500V5.500a2.500 2.500 0 0 1 5 0v2',
  check: 'M3.500 8.500 6.500 11.500 12.500 5',
  cross: 'M4.500 4.500l7 7M11.500 4.500l-7 7',
  warning: 'M8 2.500 14 13H2zM8 6.500v3M8 11v.4',
  leave: 'M9.500 3H3.500v10h6M7 8h6.500M11.500 6l2 2-2 2',
  phone: 'M5 2h6v12H5zM7.300 12h1.400',
} as const;

export type IconName = keyof typeof paths;

/** A line drawing beside a word; it says nothing to a screen reader. */
export function Icon({ name, small }: { name: IconName; small?: boolean }) {
  return (
    <svg className={small ? 'icon icon-small' : 'icon'} viewBox="0 0 16 16" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  );
}
