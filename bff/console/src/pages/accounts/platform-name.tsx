import { MarkKey } from '../../charts/marks';
import type { Words } from './account-types';
import { useWords } from './use-words';

/** A kind of account by its platform's mark: the same colour and shape as on every page. */
export function PlatformName({ sink, title }: { sink: string; title: Words }) {
  const say = useWords();
  return (
    <span className="platform-name">
      <MarkKey name={sink.replace(/_callback$/, '')} />
      {say(title)}
    </span>
  );
}
