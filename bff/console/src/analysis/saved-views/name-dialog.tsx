import { Button, Checkbox, Input, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import './saved-views.css';
import { type ViewProblem } from './use-saved-views';

const MAX_NAME_LENGTH = 60;

export interface Named {
  name: string;
  shared: boolean;
}

interface NameDialogProps {
  title: string;
  standard: Named;
  /** Renaming does not touch whether a view is shared. */
  asksShared: boolean;
  busy: boolean;
  problem: ViewProblem | null;
  hint?(name: string): ReactNode;
  onSave(named: Named): void;
  onClose(): void;
}

export function NameDialog({
  title,
  standard,
  asksShared,
  busy,
  problem,
  hint,
  onSave,
  onClose,
}: NameDialogProps) {
  const { t } = useTranslation();
  const [name, setName] = useState(standard.name);
  const [shared, setShared] = useState(standard.shared);
  const trimmed = name.trim();
  const save = () => trimmed && onSave({ name: trimmed, shared });
  return (
    <Modal
      open
      title={title}
      onCancel={onClose}
      width={440}
      footer={
        <>
          <Button onClick={onClose}>{t('analysis.viewCancel')}</Button>
          <Button id="view-save" type="primary" disabled={!trimmed} loading={busy} onClick={save}>
            {t('analysis.viewSaveGo')}
          </Button>
        </>
      }
    >
      <div className="save-view">
        <label>
          <span className="small quiet">{t('analysis.viewName')}</span>
          <Input
            id="view-name"
            autoFocus
            value={name}
            maxLength={MAX_NAME_LENGTH}
            showCount
            placeholder={t('analysis.viewNamePlaceholder')}
            onChange={(event) => setName(event.target.value)}
            onPressEnter={save}
          />
        </label>
        {hint?.(trimmed)}
        {asksShared && (
          <Checkbox checked={shared} onChange={(event) => setShared(event.target.checked)}>
            {t('analysis.viewShareLabel')}
          </Checkbox>
        )}
        {asksShared && <p className="small quiet">{t('analysis.viewShareNote')}</p>}
        {problem && (
          <p className="note bad" role="alert">
            {t(`analysis.viewProblem.${problem}`)}
          </p>
        )}
      </div>
    </Modal>
  );
}
