import { Button, Input, InputNumber, Popconfirm } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../language/use-language';
import { Card } from '../../../parts/card';
import { Icon } from '../../../shell/icons';
import { momentText } from '../format';
import type { KnownBands } from '../grading-api';
import { GradingRefusal } from '../grading-refusal';
import { fenOfYuan, MAX_ROWS, withNewRow, yuanOfFen } from './draft.rules';
import { DraftTable } from './draft-table';
import { isBlocking, problemText } from './problem-text';
import type { useDraft } from './use-draft';

const MAX_YUAN = 1_000_000;
const MAX_NOTE = 200;

interface DraftCardProps {
  editing: ReturnType<typeof useDraft>;
  bands: KnownBands;
  /** The version that a new draft was begun from. */
  from: number | null;
  onClose(): void;
}

export function DraftCard({ editing, bands, from, onClose }: DraftCardProps) {
  const { t } = useTranslation();
  const { draft, change } = editing;
  return (
    <Card
      title={t('grading.draftTitle')}
      aside={
        <>
          <DraftState editing={editing} from={from} />
          <Popconfirm
            title={t('grading.leave')}
            okText={t('grading.leaveYes')}
            cancelText={t('grading.leaveNo')}
            disabled={!editing.isUnsaved}
            onConfirm={onClose}
          >
            <Button type="text" size="small" onClick={editing.isUnsaved ? undefined : onClose}>
              {t('grading.close')}
            </Button>
          </Popconfirm>
        </>
      }
    >
      <DraftTable draft={draft} bands={bands} problems={editing.problems} onChange={change} />
      <div style={{ padding: '8px 18px 14px' }}>
        <Button disabled={draft.rows.length >= MAX_ROWS} onClick={() => change(withNewRow(draft))}>
          + {t('grading.add')}
        </Button>
      </div>
      <div className="draft-foot">
        <label>
          {t('grading.capLabel')}
          <InputNumber
            value={yuanOfFen(draft.capFen)}
            prefix="¥"
            min={0}
            max={MAX_YUAN}
            controls={false}
            style={{ width: 120 }}
            onChange={(yuan) => change({ ...draft, capFen: fenOfYuan(yuan) })}
          />
        </label>
        <label style={{ flex: 1, minWidth: 260 }}>
          <span className="nowrap">{t('grading.noteLabel')}</span>
          <Input
            value={draft.note}
            maxLength={MAX_NOTE}
            placeholder={t('grading.notePlaceholder')}
            onChange={({ target }) => change({ ...draft, note: target.value })}
          />
        </label>
        <Button
          type={editing.canSave ? 'primary' : 'default'}
          disabled={!editing.canSave}
          loading={editing.saving.isPending}
          onClick={editing.save}
        >
          {t('grading.save')}
        </Button>
      </div>
      <div className="card-body" style={{ borderTop: '1px solid var(--line)' }} aria-live="polite">
        <Checks editing={editing} />
        {editing.saving.isError && (
          <GradingRefusal error={editing.saving.error} onRetry={() => void editing.save()} />
        )}
      </div>
    </Card>
  );
}

function DraftState({ editing: { saved, isUnsaved }, from }: Pick<DraftCardProps, 'editing' | 'from'>) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <>
      {isUnsaved && <span className="tag warn">{t('grading.unsaved')}</span>}
      <span className="small quiet">
        {saved
          ? t('grading.draftSaved', { version: saved.version, moment: momentText(saved.madeAt, language) })
          : from === null
            ? t('grading.draftBlank')
            : t('grading.draftNew', { version: from })}
      </span>
    </>
  );
}

/** What concerns the whole table; what concerns a row stands beneath it. */
function Checks({ editing }: Pick<DraftCardProps, 'editing'>) {
  const { t } = useTranslation();
  if (editing.checking) return <p className="small quiet">{t('grading.checking')}</p>;
  const whole = editing.problems.filter((problem) => !('row' in problem));
  const blocking = editing.problems.filter(isBlocking).length;
  const told = editing.problems.length - blocking;
  if (editing.problems.length === 0) {
    return (
      <span className="tag good">
        <Icon name="check" small />
        {t('grading.checksGood')}
      </span>
    );
  }
  return (
    <>
      <span style={{ display: 'inline-flex', gap: 6 }}>
        {blocking > 0 && (
          <span className="tag bad">
            <Icon name="cross" small />
            {t('grading.blocks')} {blocking}
          </span>
        )}
        {told > 0 && (
          <span className="tag warn">
            <Icon name="warning" small />
            {t('grading.told')} {told}
          </span>
        )}
      </span>
      {whole.map((problem, index) => (
        <div key={index} className="problem-line blocks" style={{ marginTop: 6 }}>
          {problemText(problem, t)}
        </div>
      ))}
    </>
  );
}
