import { App, Input, Modal, Select } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useConfirmSpend } from '../../api/acquisition-queries';
import { FilePicker } from '../../parts/report-file/file-picker';
import { FileRefused, MAX_FILE_BYTES, textOf } from '../../parts/report-file/send-file';
import { useGroupName } from '../../parts/use-group-name';
import { Icon } from '../../shell/icons';
import type { SpendTrial } from './spend-trial';
import { TrialView } from './trial-view';
import { trySpend } from './try-spend';

const platforms = ['ocean_engine', 'tencent_ads', 'kuaishou', 'baidu'] as const;
const IN_FILE = '';

type Trial =
  | { state: 'none' }
  | { state: 'reading' }
  | { state: 'read'; trial: SpendTrial }
  | { state: 'failed'; code: string | null };

/** A report is tried first, each time anything of it changes; only what was tried can be confirmed. */
export function ImportDialog({ open, onClose }: { open: boolean; onClose(): void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const groupName = useGroupName();
  const confirm = useConfirmSpend();
  const [platform, setPlatform] = useState<string>('ocean_engine');
  const [account, setAccount] = useState('');
  const [picked, setPicked] = useState<{ name: string; text: string } | null>(null);
  const [tooLarge, setTooLarge] = useState(false);
  const [trial, setTrial] = useState<Trial>({ state: 'none' });

  useEffect(() => {
    if (!open || !picked) return setTrial({ state: 'none' });
    const cancel = new AbortController();
    setTrial({ state: 'reading' });
    const file = {
      fileName: picked.name.slice(-200),
      text: picked.text,
      ...(platform === IN_FILE ? {} : { adPlatform: platform }),
      ...(account.trim() ? { accountId: account.trim() } : {}),
    };
    trySpend(file, cancel.signal).then(
      (read) => !cancel.signal.aborted && setTrial({ state: 'read', trial: read }),
      (error: unknown) =>
        !cancel.signal.aborted &&
        setTrial({ state: 'failed', code: error instanceof FileRefused ? error.code : 'internal' }),
    );
    return () => cancel.abort();
  }, [open, picked, platform, account]);

  const pick = async (chosen: File) => {
    setTooLarge(chosen.size > MAX_FILE_BYTES);
    setPicked(chosen.size > MAX_FILE_BYTES ? null : { name: chosen.name, text: await textOf(chosen) });
  };
  const close = () => {
    setPicked(null);
    setTooLarge(false);
    onClose();
  };
  const ready = trial.state === 'read' && trial.trial.runId !== null ? trial.trial : null;
  const changed = ready ? ready.changes.new + ready.changes.restated : 0;
  const submit = async () => {
    if (!ready?.runId) return;
    try {
      const { versions } = await confirm.mutateAsync({ runId: ready.runId });
      void message.success(t('acquisition.dialog.done', { count: versions }));
      close();
    } catch {
      void message.error(t('acquisition.dialog.changed'));
    }
  };
  return (
    <Modal
      open={open}
      width={720}
      title={t('acquisition.dialog.title')}
      okText={
        ready ? t('acquisition.dialog.confirm', { count: changed }) : t('acquisition.dialog.confirmNone')
      }
      okButtonProps={{ disabled: ready === null }}
      cancelText={t('acquisition.dialog.cancel')}
      confirmLoading={confirm.isPending}
      onOk={() => void submit()}
      onCancel={close}
      destroyOnHidden
    >
      <p className="quiet">{t('acquisition.dialog.lead')}</p>
      <div className="file-fields">
        <label>
          <span>{t('acquisition.dialog.platform')}</span>
          <Select
            value={platform}
            onChange={setPlatform}
            options={[
              ...platforms.map((each) => ({ value: each as string, label: groupName(each) })),
              { value: IN_FILE, label: t('acquisition.dialog.inFile') },
            ]}
          />
        </label>
        <label>
          <span>{t('acquisition.dialog.account')}</span>
          <Input value={account} maxLength={64} onChange={({ target }) => setAccount(target.value)} />
        </label>
      </div>
      <FilePicker
        title={picked?.name ?? t('acquisition.dialog.choose')}
        hint={t(picked ? 'acquisition.dialog.otherFile' : 'acquisition.dialog.hint')}
        accept=".csv,.txt,.tsv,text/csv"
        onPick={(chosen) => void pick(chosen)}
      />
      <div aria-live="polite" className="file-trial">
        {tooLarge && <Bad>{t('acquisition.dialog.tooLarge')}</Bad>}
        {trial.state === 'reading' && <p className="quiet small">{t('acquisition.dialog.reading')} …</p>}
        {trial.state === 'failed' && (
          <Bad>
            {trial.code === null
              ? t('acquisition.dialog.unreachable')
              : t('acquisition.dialog.failed', { code: trial.code })}
          </Bad>
        )}
        {trial.state === 'read' && <TrialView trial={trial.trial} />}
      </div>
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
