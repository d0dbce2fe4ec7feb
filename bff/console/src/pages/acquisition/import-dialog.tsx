import { App, Input, Modal, Select } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useConfirmSpend } from '../../api/acquisition-queries';
import { FilePicker } from '../../parts/report-file/file-picker';
import { TrialNote } from '../../parts/report-file/trial-note';
import { type PickedFile, useFileTrial, usePickedFile } from '../../parts/report-file/use-file-trial';
import { useGroupName } from '../../parts/use-group-name';
import { TrialView } from './trial-view';
import { type SpendFile, trySpend } from './try-spend';

const platforms = ['ocean_engine', 'tencent_ads', 'kuaishou', 'baidu'] as const;
const IN_FILE = '';

/** A report is tried first, each time anything of it changes; only what was tried can be confirmed. */
export function ImportDialog({ open, onClose }: { open: boolean; onClose(): void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const groupName = useGroupName();
  const confirm = useConfirmSpend();
  const [platform, setPlatform] = useState<string>('ocean_engine');
  const [account, setAccount] = useState('');
  const { picked, tooLarge, pick, forget } = usePickedFile();
  const file = useMemo(
    () => (open && picked ? fileOf(picked, platform, account) : null),
    [open, picked, platform, account],
  );
  const { trial } = useFileTrial(file, trySpend);

  const close = () => {
    forget();
    onClose();
  };
  const ready = trial.state === 'read' && trial.answer.runId !== null ? trial.answer : null;
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
      <TrialNote
        trial={trial}
        tooLarge={tooLarge ? t('acquisition.dialog.tooLarge') : null}
        reading={t('acquisition.dialog.reading')}
        failed={(code) =>
          code === null ? t('acquisition.dialog.unreachable') : t('acquisition.dialog.failed', { code })
        }
      >
        {(answer) => <TrialView trial={answer} />}
      </TrialNote>
    </Modal>
  );
}

const fileOf = ({ name, text }: PickedFile, platform: string, account: string): SpendFile => ({
  fileName: name.slice(-200),
  text,
  ...(platform === IN_FILE ? {} : { adPlatform: platform }),
  ...(account.trim() ? { accountId: account.trim() } : {}),
});
