import { Collapse } from 'antd';
import { type ReactNode, useState } from 'react';
import './folded-part.css';

interface FoldedPartProps {
  title: string;
  /** Nobody mends what they cannot see: the part stays open while this holds. */
  hasProblem?: boolean;
  children: ReactNode;
}

/** What few ever need: the last part of a card, closed until somebody opens it. */
export function FoldedPart({ title, hasProblem = false, children }: FoldedPartProps) {
  const [isOpen, open] = useState(false);
  return (
    <Collapse
      ghost
      className="folded-part"
      activeKey={isOpen || hasProblem ? ['part'] : []}
      onChange={(keys) => open(keys.length > 0)}
      items={[{ key: 'part', label: title, children }]}
    />
  );
}
