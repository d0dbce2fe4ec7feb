import { App, Button, Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import { saveFile } from '../../api/download';
import { callErrorOf } from '../../api/call-error';
import { trpc } from '../../api/trpc';
import { Icon } from '../../shell/icons';
import type { ReconciliationView } from './reconciliation-url';

export function ExportMenu({ view }: { view: Pick<ReconciliationView, 'day' | 'platforms'> }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const save = async (what: 'lines' | 'differences') => {
    try {
      const { day, platforms } = view;
      const filter = platforms.length > 0 ? { platforms } : {};
      const { fileName, text } = await trpc.reconciliation.export.mutate({ ...filter, day, what });
      saveFile(fileName, new Blob([text], { type: 'text/csv;charset=utf-8' }));
    } catch (error) {
      void message.error(t('reconciliation.export.failed', { code: callErrorOf(error).code }));
    }
  };
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          { key: 'lines', label: t('reconciliation.export.lines') },
          { key: 'differences', label: t('reconciliation.export.differences') },
        ],
        onClick: ({ key }) => void save(key === 'lines' ? 'lines' : 'differences'),
      }}
    >
      <Button className="no-print" icon={<Icon name="download" small />}>
        {t('reconciliation.export.title')}
      </Button>
    </Dropdown>
  );
}
