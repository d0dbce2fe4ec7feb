import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ReleaseDialog } from '../change/release-dialog';
import { type Days, useKnownBands } from '../grading-api';
import { useWhatIf, WhatIfCard } from '../what-if/what-if-card';
import { isSameTable } from './draft.rules';
import { DraftCard } from './draft-card';
import type { DraftStart } from './draft-start';
import { useDraft } from './use-draft';

const noBands = { riskBands: [], limitBands: [] };

interface DraftSectionProps {
  start: DraftStart;
  from: number | null;
  mayRelease: boolean;
  days: Days;
  today: string;
  onDays(days: Days): void;
  onClose(): void;
  onSaved(version: number): void;
  onReleased(version: number): void;
}

/** Written, checked, tried out, and only then released: in this order down the page. */
export function DraftSection(props: DraftSectionProps) {
  const { t } = useTranslation();
  const editing = useDraft(props.start, props.onSaved);
  const whatIf = useWhatIf();
  const { data: bands = noBands } = useKnownBands();
  const [releasing, setReleasing] = useState(false);
  const { saved } = editing;
  const tried = whatIf.data && isSameTable(whatIf.data.table, editing.table) ? whatIf.data : null;
  const hold = holdOf({ ...editing, mayRelease: props.mayRelease, isTried: tried !== null });
  return (
    <>
      <DraftCard editing={editing} bands={bands} from={props.from} onClose={props.onClose} />
      <WhatIfCard
        whatIf={whatIf}
        table={editing.table}
        days={props.days}
        today={props.today}
        onDays={props.onDays}
      />
      <div className="release-bar">
        <Button type="primary" disabled={hold !== null} onClick={() => setReleasing(true)}>
          {t('grading.release.button')}
        </Button>
        {hold && <span className="quiet">{t(`grading.release.${hold}`)}</span>}
      </div>
      {releasing && saved && tried && (
        <ReleaseDialog
          draft={saved}
          tried={tried}
          onClose={() => setReleasing(false)}
          onDone={props.onReleased}
        />
      )}
    </>
  );
}

/** The first thing that is still to be done before a release. */
function holdOf(state: {
  mayRelease: boolean;
  isGood: boolean;
  saved: unknown;
  isUnsaved: boolean;
  isTried: boolean;
}) {
  if (!state.mayRelease) return 'needAdmin';
  if (!state.isGood) return 'needGood';
  if (!state.saved && !state.isUnsaved) return 'needChange';
  if (!state.saved || state.isUnsaved) return 'needSaved';
  return state.isTried ? null : 'needWhatIf';
}
