import type { VariantKey } from './experiment-types';
import './variant-mark.css';

const shapes: Record<VariantKey, React.ReactNode> = {
  a: <path d="M6 1 11 6 6 11 1 6z" />,
  b: <circle cx="6" cy="6" r="4.500" />,
  c: <rect x="1.500" y="1.500" width="9" height="9" rx="1" />,
  d: <path d="M6 1.300 11 10.500H1z" />,
};

/** Shape, colour and letter together: the control is a grey diamond on every page. */
export function VariantMark({ variant, name }: { variant: VariantKey; name?: string }) {
  return (
    <span className={`variant-mark ${variant}`}>
      <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
        {shapes[variant]}
      </svg>
      <b>{variant.toUpperCase()}</b>
      {name && <span>{name}</span>}
    </span>
  );
}

interface VariantMarksProps {
  variants: readonly { key: VariantKey; name: string }[];
}

/** All arms of an experiment, beside each other as far as there is room. */
export function VariantMarks({ variants }: VariantMarksProps) {
  return (
    <span className="variant-marks">
      {variants.map(({ key, name }) => (
        <VariantMark key={key} variant={key} name={name} />
      ))}
    </span>
  );
}
