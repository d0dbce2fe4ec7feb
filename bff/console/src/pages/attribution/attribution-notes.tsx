import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { countText } from '../../format/numbers';
import { useLanguage } from '../../language/use-language';
import { Icon } from '../../shell/icons';
import { momentText } from '../grading/format';
import type { Rule, Run } from './attribution-api';
import { useRuleWords } from './use-rule-words';

const draftsTold = 3;

interface AttributionNotesProps {
  drafts: readonly Rule[];
  running: Run | undefined;
  mayChange: boolean;
  onOpenDraft(rule: Rule): void;
  onOpenRun(run: Run): void;
}

/** Why a reader cannot change it, what is under way, and what waits for a hand. */
export function AttributionNotes(props: AttributionNotesProps) {
  const { drafts, running, mayChange, onOpenDraft, onOpenRun } = props;
  const { t } = useTranslation();
  const language = useLanguage();
  const words = useRuleWords();
  if (drafts.length === 0 && !running && mayChange) return null;
  return (
    <div className="grading-notes">
      {!mayChange && (
        <p className="note">
          <Icon name="lock" small />
          {t('attribution.readOnly')}
        </p>
      )}
      {running && (
        <p className="note" role="status">
          {t('attribution.runWaits', {
            done: countText(running.peopleDone),
            total: countText(running.peopleTotal),
          })}
          <Button type="link" size="small" style={{ padding: 0 }} onClick={() => onOpenRun(running)}>
            {t('attribution.runOpen')}
          </Button>
        </p>
      )}
      {drafts.slice(0, draftsTold).map((draft) => (
        <p key={draft.ruleId} className="note">
          {t('attribution.draftWaits', {
            place: words.place(draft),
            version: draft.version,
            by: draft.madeBy,
            moment: momentText(draft.madeAt, language),
          })}
          <Button type="link" size="small" style={{ padding: 0 }} onClick={() => onOpenDraft(draft)}>
            {t('attribution.openDraft')}
          </Button>
        </p>
      ))}
    </div>
  );
}
