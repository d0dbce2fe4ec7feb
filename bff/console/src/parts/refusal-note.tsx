import { Icon } from '../shell/icons';
import { ErrorNote } from './error-note';

interface RefusalNoteProps {
  /** What the page says of this refusal; null where it has no sentence for it. */
  sentence: string | null;
  error: unknown;
  onRetry(): void;
}

/** Why something was not done: in a sentence of its page where there is one. */
export function RefusalNote({ sentence, error, onRetry }: RefusalNoteProps) {
  if (sentence === null) return <ErrorNote what="" error={error} onRetry={onRetry} />;
  return (
    <p className="note bad" role="alert" style={{ marginTop: 12 }}>
      <Icon name="warning" small />
      {sentence}
    </p>
  );
}
