import { App, Button, DatePicker, Modal, Select } from 'antd';
import dayjs from 'dayjs';
import { useEffect, useState } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import { countText } from '../../format/numbers';
import { useLanguage } from '../../language/use-language';
import { FilePicker } from '../../parts/report-file/file-picker';
import { FileRefused, MAX_FILE_BYTES, textOf } from '../../parts/report-file/send-file';
import { Icon } from '../../shell/icons';
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

interface Picked {
  name: string;
  text: string;
}

type Trial =
  | { state: 'none' }
  | { state: 'reading' }
  | { state: 'read'; preview: FilePreview }
  | { state: 'failed'; code: string | null };

const IN_FILE = '';

/** A report is tried first, each time anything of it changes; only what was tried can be imported. */
export function ImportDialog({ open, accounts, today, onClose, onImported }: ImportDialogProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const invalidate = useInvalidateBooks();
  const [accountId, setAccountId] = useState<string>(accounts[0]?.accountId ?? IN_FILE);
  const [covers, setCovers] = useState<{ from: string; to: string } | null>(null);
  const [picked, setPicked] = useState<Picked | null>(null);
  const [tooLarge, setTooLarge] = useState(false);
  const [trial, setTrial] = useState<Trial>({ state: 'none' });
  const [tries, setTries] = useState(0);
  const [importing, setImporting] = useState(false);
  const file = picked ? fileOf(picked, accountId, covers) : null;

  useEffect(() => {
    if (!open || !file) return setTrial({ state: 'none' });
    const cancel = new AbortController();
    setTrial({ state: 'reading' });
    sendReceipts(file, true, cancel.signal).then(
      ({ preview }) => !cancel.signal.aborted && setTrial({ state: 'read', preview }),
      (error: unknown) => !cancel.signal.aborted && setTrial({ state: 'failed', code: codeOf(error) }),
    );
    return () => cancel.abort();
    // The file is made of these; `tries` asks again after the settings were saved.
  }, [open, picked, accountId, covers?.from, covers?.to, tries]);

  const pick = async (chosen: File) => {
    setTooLarge(chosen.size > MAX_FILE_BYTES);
    setPicked(chosen.size > MAX_FILE_BYTES ? null : { name: chosen.name, text: await textOf(chosen) });
  };

  const close = () => {
    setPicked(null);
    setCovers(null);
    setTooLarge(false);
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
      setTrial({ state: 'failed', code: codeOf(error) });
    } finally {
      setImporting(false);
    }
  };

  const ready = trial.state === 'read' && isReady(trial.preview) ? trial.preview : null;
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
      <div aria-live="polite" className="file-trial">
        {tooLarge && <Bad>{t('reconciliation.import.tooLarge')}</Bad>}
        {trial.state === 'reading' && <p className="quiet small">{t('reconciliation.import.reading')} …</p>}
        {trial.state === 'failed' && (
          <Bad>
            {trial.code === null
              ? t('reconciliation.import.unreachable')
              : t('reconciliation.import.refused', { code: trial.code })}{' '}
            <Button size="small" onClick={() => setTries(tries + 1)}>
              {t('error.retry')}
            </Button>
          </Bad>
        )}
        {trial.state === 'read' && <ImportPreview preview={trial.preview} accounts={accounts} />}
      </div>
      {accountId !== IN_FILE && (
        <ReadingSettings key={accountId} accountId={accountId} onSaved={() => setTries(tries + 1)} />
      )}
    </Modal>
  );
}

function Bad({ children }: { children: React.ReactNode }) {
  return (
    <div className="note bad" role="alert">
      <Icon name="warning" small />
      <div>{children}</div>
    </div>
  );
}

const fileOf = (
  { name, text }: Picked,
  accountId: string,
  covers: { from: string; to: string } | null,
): ReceiptFile => ({
  fileName: name.slice(-200),
  text,
  ...(accountId === IN_FILE ? {} : { accountId }),
  ...(covers && accountId !== IN_FILE ? { covers } : {}),
});

const codeOf = (error: unknown) => (error instanceof FileRefused ? error.code : 'internal');
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
  value: { from: string; to: string } | null;
  today: string;
  disabled: boolean;
  onChange(covers: { from: string; to: string } | null): void;
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
