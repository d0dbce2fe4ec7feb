import { App, Button, DatePicker, Modal, Select } from 'antd';
import dayjs from 'dayjs';
import { useMemo, useState } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import { countText } from '../../format/numbers';
import { useLanguage } from '../../language/use-language';
import { FilePicker } from '../../parts/report-file/file-picker';
import { TrialNote } from '../../parts/report-file/trial-note';
import { type PickedFile, useFileTrial, usePickedFile } from '../../parts/report-file/use-file-trial';
import { ImportPreview } from './import-preview';
import { ReadingSettings } from './reading-settings';
import { sendReceipts } from './send-receipts';
import type { FilePreview, ReceiptFile, ReconciledAccount } from './types';
import { useInvalidateBooks } from './use-reconciliation';
import { useWords } from './use-words';
import './receipts.css';

interface ImportDialogProps {
  open: boolean;
  accounts: readonly ReconciledAccount[];
  today: string;
  onClose(): void;
  /** The newest day that has a new report. */
  onImported(day: string): void;
}

interface Covers {
  from: string;
  to: string;
}

const IN_FILE = '';

/** What an import of this file would change. */
const tryReceipts = async (file: ReceiptFile, signal: AbortSignal) =>
  (await sendReceipts(file, true, signal)).preview;

/** A report is tried first, each time anything of it changes; only what was tried can be imported. */
export function ImportDialog({ open, accounts, today, onClose, onImported }: ImportDialogProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const invalidate = useInvalidateBooks();
  const [accountId, setAccountId] = useState<string>(accounts[0]?.accountId ?? IN_FILE);
  const [covers, setCovers] = useState<Covers | null>(null);
  const { picked, tooLarge, pick, forget } = usePickedFile();
  const [importing, setImporting] = useState(false);
  const file = useMemo(
    () => (open && picked ? fileOf(picked, accountId, covers) : null),
    [open, picked, accountId, covers],
  );
  const { trial, fail, again } = useFileTrial(file, tryReceipts);

  const close = () => {
    forget();
    setCovers(null);
    onClose();
  };

  const submit = async () => {
    if (!file) return;
    setImporting(true);
    try {
      const { imported } = await sendReceipts(file, false);
      await invalidate();
      void message.success(t('reconciliation.import.done', { days: imported.length }));
      const newest = imported
        .map(({ day }) => day)
        .sort()
        .at(-1);
      close();
      if (newest) onImported(newest);
    } catch (error) {
      fail(error);
    } finally {
      setImporting(false);
    }
  };

  const ready = trial.state === 'read' && isReady(trial.answer) ? trial.answer : null;
  return (
    <Modal
      open={open}
      width={760}
      title={t('reconciliation.import.title')}
      okText={
        ready
          ? t('reconciliation.import.submit', { count: countText(conversionsIn(ready)) })
          : t('reconciliation.import.submitNone')
      }
      okButtonProps={{ disabled: ready === null }}
      cancelText={t('reconciliation.import.close')}
      confirmLoading={importing}
      onOk={() => void submit()}
      onCancel={close}
      destroyOnHidden
    >
      <p className="quiet">{t('reconciliation.import.lead')}</p>
      <div className="file-fields">
        <AccountField accounts={accounts} value={accountId} onChange={setAccountId} />
        <CoversField value={covers} today={today} disabled={accountId === IN_FILE} onChange={setCovers} />
      </div>
      <FilePicker
        title={picked?.name ?? t('reconciliation.import.choose')}
        hint={t(picked ? 'reconciliation.import.otherFile' : 'reconciliation.import.chooseHint')}
        accept=".csv,.json,.txt,text/csv,application/json"
        onPick={(chosen) => void pick(chosen)}
      />
      <TrialNote
        trial={trial}
        tooLarge={tooLarge ? t('reconciliation.import.tooLarge') : null}
        reading={t('reconciliation.import.reading')}
        failed={(code) => (
          <>
            {code === null
              ? t('reconciliation.import.unreachable')
              : t('reconciliation.import.refused', { code })}{' '}
            <Button size="small" onClick={again}>
              {t('error.retry')}
            </Button>
          </>
        )}
      >
        {(preview) => <ImportPreview preview={preview} accounts={accounts} />}
      </TrialNote>
      {accountId !== IN_FILE && <ReadingSettings key={accountId} accountId={accountId} onSaved={again} />}
    </Modal>
  );
}

const fileOf = ({ name, text }: PickedFile, accountId: string, covers: Covers | null): ReceiptFile => ({
  fileName: name.slice(-200),
  text,
  ...(accountId === IN_FILE ? {} : { accountId }),
  ...(covers && accountId !== IN_FILE ? { covers } : {}),
});

const conversionsIn = ({ days }: FilePreview) => days.reduce((sum, day) => sum + day.conversions, 0);
const isReady = ({ problem, badRows, known, days }: FilePreview) =>
  problem === null && badRows === 0 && known === null && days.length > 0;

interface AccountFieldProps {
  accounts: readonly ReconciledAccount[];
  value: string;
  onChange(accountId: string): void;
}

function AccountField({ accounts, value, onChange }: AccountFieldProps) {
  const { t } = useTranslation();
  const words = useWords();
  return (
    <label>
      <span>{t('reconciliation.import.account')}</span>
      <Select
        value={value}
        onChange={onChange}
        options={[
          ...accounts.map((account) => ({
            value: account.accountId,
            label: `${words.account(account)} · ${account.label}`,
          })),
          { value: IN_FILE, label: t('reconciliation.import.inFile') },
        ]}
      />
    </label>
  );
}

interface CoversFieldProps {
  value: Covers | null;
  today: string;
  disabled: boolean;
  onChange(covers: Covers | null): void;
}

function CoversField({ value, today, disabled, onChange }: CoversFieldProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <label>
      <span>{t('reconciliation.import.covers')}</span>
      <DatePicker.RangePicker
        disabled={disabled}
        value={value ? [dayjs(value.from), dayjs(value.to)] : null}
        format={language === 'zh' ? 'M月D日' : 'D MMM'}
        maxDate={dayjs(today)}
        onChange={(range) =>
          onChange(
            range?.[0] && range[1]
              ? { from: range[0].format('YYYY-MM-DD'), to: range[1].format('YYYY-MM-DD') }
              : null,
          )
        }
      />
      <small className="quiet">
        <Trans i18nKey="reconciliation.import.coversHint" />
      </small>
    </label>
  );
}
