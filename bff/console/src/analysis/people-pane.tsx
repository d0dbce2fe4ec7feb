import type { ReactNode } from 'react';
import type { PeopleQuestion } from '../api/analysis-queries';
import { ExportButton } from './export/export-button';
import { exportOf } from './people-export';
import { PeopleList } from './people-list';
import { PushedPane } from './pushed-pane';

interface PeoplePaneProps {
  /** Who they are, in words. */
  title: string;
  note?: string | undefined;
  /** Between them and those who did the opposite. */
  choice?: ReactNode;
  question: PeopleQuestion;
  onClose(): void;
}

/** The people behind a figure of a report, beside it, and the way to each of them. */
export function PeoplePane({ title, note, choice, question, onClose }: PeoplePaneProps) {
  const asked = JSON.stringify(question);
  return (
    <PushedPane
      title={title}
      note={note}
      onClose={onClose}
      footer={<ExportButton small key={asked} request={exportOf(question)} />}
    >
      {choice && <div className="pane-choice">{choice}</div>}
      <PeopleList key={asked} question={question} />
    </PushedPane>
  );
}
