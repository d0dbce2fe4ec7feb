import './pin-number.css';

/** The number that a finding bears, beside its words and wherever it is told again. */
export function PinNumber({ number }: { number: number }) {
  return <span className="pin-number">{number}</span>;
}
