import type { ReactNode } from 'react';
import { Icon } from '../../shell/icons';
import type { FileTrial } from './use-file-trial';
import './report-file.css';

interface TrialNoteProps<Answer> {
  trial: FileTrial<Answer>;
  /** Null unless the file is beyond the bound. */
  tooLarge: string | null;
  reading: string;
  /** Why a file was not read; without a code no answer came at all. */
  failed(code: string | null): ReactNode;
  children(answer: Answer): ReactNode;
}

/** What became of the file, said aloud as well. */
export function TrialNote<Answer>({ trial, tooLarge, reading, failed, children }: TrialNoteProps<Answer>) {
  return (
    <div aria-live="polite" className="file-trial">
      {tooLarge && <Bad>{tooLarge}</Bad>}
      {trial.state === 'reading' && <p className="quiet small">{reading} …</p>}
      {trial.state === 'failed' && <Bad>{failed(trial.code)}</Bad>}
      {trial.state === 'read' && children(trial.answer)}
    </div>
  );
}

function Bad({ children }: { children: ReactNode }) {
  return (
    <div className="note bad" role="alert">
      <Icon name="warning" small />
      <div>{children}</div>
    </div>
  );
}
