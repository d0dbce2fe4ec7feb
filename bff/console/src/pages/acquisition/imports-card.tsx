import { App, Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type SpendImport, useSpendImports, useUndoSpend } from '../../api/acquisition-queries';
import { useMe } from '../../api/queries';
import { calendarDayText } from '../../format/moments';
import { useLanguage } from '../../language/use-language';
import { Card } from '../../parts/card';
import { yuanText } from './cost.rules';

const SHOWN = 5;
const SHORTEST_REASON = 4;

/** The newest imports of spend, and the way to take one back. */
export function ImportsCard({ onImport }: { onImport(): void }) {
  const { t } = useTranslation();
  const imports = useSpendImports();
  const isAdmin = useMe().data?.role === 'admin';
  const [undoing, setUndoing] = useState<SpendImport | null>(null);
  const list = imports.data ?? [];
  return (
    <Card
      title={t('acquisition.imports')}
      columns={4}
      aside={
        <Button size="small" disabled={!isAdmin} onClick={onImport}>
          {t('acquisition.importButton')}
        </Button>
      }
    >
      <div className="card-body">
        {imports.isError && (
          <p className="bad-text small">{t('error.title', { what: t('acquisition.imports') })}</p>
        )}
        {imports.isSuccess && list.length === 0 && <p className="quiet">{t('acquisition.importsNone')}</p>}
        <ul className="spend-imports">
          {list.slice(0, SHOWN).map((one) => (
            <ImportLine key={one.runId} one={one} canUndo={isAdmin} onUndo={() => setUndoing(one)} />
          ))}
        </ul>
      </div>
      {undoing && <UndoDialog one={undoing} onClose={() => setUndoing(null)} />}
    </Card>
  );
}

interface ImportLineProps {
  one: SpendImport;
  canUndo: boolean;
  onUndo(): void;
}

function ImportLine({ one, canUndo, onUndo }: ImportLineProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const isUndone = one.state === 'undone';
  return (
    <li className={isUndone ? 'undone' : undefined}>
      <div>
        <b className="spend-file" title={one.fileName}>
          {one.fileName}
        </b>
        <small>
          {one.from && one.to
            ? t('acquisition.importRange', {
                from: calendarDayText(one.from, language),
                to: calendarDayText(one.to, language),
              })
            : ''}
          {' · '}
          {t('acquisition.importLine', { rows: one.rows, accounts: one.accounts, by: one.by ?? '–' })}
        </small>
        {isUndone && <small>{t('acquisition.importUndone', { reason: one.undoneReason ?? '' })}</small>}
        {!isUndone && one.standing === 0 && <small>{t('acquisition.importOver')}</small>}
        {!isUndone && one.restated > 0 && (
          <small>{t('acquisition.importRestated', { count: one.restated })}</small>
        )}
      </div>
      <div className="right">
        <span>{yuanText(one.spendFen)}</span>
        {!isUndone && canUndo && (
          <Button type="link" size="small" className="in-line" onClick={onUndo}>
            {t('acquisition.undo')}
          </Button>
        )}
      </div>
    </li>
  );
}

function UndoDialog({ one, onClose }: { one: SpendImport; onClose(): void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const undo = useUndoSpend();
  const [reason, setReason] = useState('');
  const submit = async () => {
    try {
      const { versions } = await undo.mutateAsync({ runId: one.runId, reason });
      void message.success(t('acquisition.undoDone', { count: versions }));
      onClose();
    } catch {
      void message.error(t('acquisition.dialog.unreachable'));
    }
  };
  return (
    <Modal
      open
      title={t('acquisition.undoTitle')}
      okText={t('acquisition.undo')}
      okButtonProps={{ danger: true, disabled: reason.trim().length < SHORTEST_REASON }}
      cancelText={t('acquisition.dialog.cancel')}
      confirmLoading={undo.isPending}
      onOk={() => void submit()}
      onCancel={onClose}
    >
      <p>{t('acquisition.undoLead', { count: one.standing })}</p>
      <Input
        value={reason}
        maxLength={200}
        aria-label={t('acquisition.undoReason')}
        placeholder={t('acquisition.undoReason')}
        onChange={({ target }) => setReason(target.value)}
      />
    </Modal>
  );
}
