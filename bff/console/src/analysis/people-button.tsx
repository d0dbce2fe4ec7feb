import type { ReactNode } from 'react';

interface PeopleButtonProps {
  /** How many stand behind the figure; nobody cannot be opened. */
  people: number;
  /** What it opens, for the tooltip. */
  opens: string;
  onOpen(): void;
  children: ReactNode;
}

/** A figure that leads to its people. */
export function PeopleButton({ people, opens, onOpen, children }: PeopleButtonProps) {
  if (people === 0) return children;
  return (
    <button type="button" className="drill" title={opens} onClick={onOpen}>
      {children}
    </button>
  );
}
