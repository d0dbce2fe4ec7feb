import { Button } from 'antd';
import { Trans, useTranslation } from 'react-i18next';
import { useLanguage } from '../../language/use-language';
import { momentText } from './format';
import type { PolicyVersion } from './grading-api';

interface GradingNotesProps {
  scheduled: PolicyVersion[];
  /** The version to stay with, for whoever may decide that. */
  staysWith: PolicyVersion | undefined;
  onStay(version: PolicyVersion, from: string): void;
  draft: PolicyVersion | undefined;
  onOpenDraft(version: PolicyVersion): void;
}

/** What is to come, and what waits for a hand. */
export function GradingNotes({ scheduled, staysWith, onStay, draft, onOpenDraft }: GradingNotesProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (scheduled.length === 0 && !draft) return null;
  return (
    <div className="grading-notes">
      {scheduled.map(({ version, from, copyOf }) => (
        <p key={version} className="note">
          <span>
            <Trans
              i18nKey="grading.scheduled"
              values={{ version, moment: momentText(from!, language) }}
              components={{ b: <b /> }}
            />
          </span>
          {staysWith && staysWith.version !== copyOf && (
            <Button type="link" size="small" style={{ padding: 0 }} onClick={() => onStay(staysWith, from!)}>
              {t('grading.scheduledStop', { version: staysWith.version })}
            </Button>
          )}
        </p>
      ))}
      {draft && (
        <p className="note">
          {t('grading.draftWaits', { version: draft.version, moment: momentText(draft.madeAt, language) })}
          <Button type="link" size="small" style={{ padding: 0 }} onClick={() => onOpenDraft(draft)}>
            {t('grading.openDraft')}
          </Button>
        </p>
      )}
    </div>
  );
}
