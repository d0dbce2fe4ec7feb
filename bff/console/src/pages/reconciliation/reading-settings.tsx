import {
  App,
  AutoComplete,
  Button,
  Checkbox,
  Collapse,
  Form,
  Input,
  InputNumber,
  Segmented,
  Select,
} from 'antd';
import { useTranslation } from 'react-i18next';
import { callErrorOf } from '../../api/call-error';
import type { ReceiptSettings } from './types';
import { useReceiptSettings, useSaveSettings } from './use-reconciliation';

const columns = [
  'event',
  'day',
  'eventTime',
  'externalId',
  'clickId',
  'amount',
  'grade',
  'count',
  'accountId',
  'platform',
] as const;
const zones = ['Asia/Shanghai', 'UTC', 'Asia/Hong_Kong', 'Asia/Singapore'];
const MAX_TOLERANCE_FEN = 10_000;

interface ReadingSettingsProps {
  accountId: string;
  onSaved(): void;
}

type Given = Pick<
  ReceiptSettings,
  | 'columns'
  | 'timeZone'
  | 'amountUnit'
  | 'amountMeaning'
  | 'ignoredEvents'
  | 'countsOnce'
  | 'amountToleranceFen'
>;

/** Every platform lets its reports be laid out by hand, so how to read them is kept with the account. */
export function ReadingSettings({ accountId, onSaved }: ReadingSettingsProps) {
  const { t } = useTranslation();
  const settings = useReceiptSettings(accountId);
  if (!settings.data) return null;
  return (
    <Collapse
      ghost
      size="small"
      className="reading-settings"
      items={[
        {
          key: 'settings',
          label: t('reconciliation.import.settings.title'),
          children: <SettingsForm accountId={accountId} settings={settings.data} onSaved={onSaved} />,
        },
      ]}
    />
  );
}

function SettingsForm({
  accountId,
  settings,
  onSaved,
}: ReadingSettingsProps & { settings: ReceiptSettings }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const save = useSaveSettings();
  const submit = (given: Given) =>
    save.mutate(
      { accountId, settings: { ...settings, ...given, columns: named(given.columns) } },
      {
        onSuccess: () => {
          void message.success(t('reconciliation.import.settings.saved'));
          onSaved();
        },
        onError: (error) =>
          void message.error(t('reconciliation.import.settings.failed', { code: callErrorOf(error).code })),
      },
    );
  return (
    <Form layout="vertical" size="small" requiredMark={false} initialValues={settings} onFinish={submit}>
      <p className="quiet small">{t('reconciliation.import.settings.lead')}</p>
      <div className="reading-columns">
        {columns.map((column) => (
          <Form.Item
            key={column}
            name={['columns', column]}
            label={t(`reconciliation.import.settings.column.${column}`)}
          >
            <Input maxLength={64} allowClear />
          </Form.Item>
        ))}
        <Form.Item name="timeZone" label={t('reconciliation.import.settings.timeZone')}>
          <AutoComplete options={zones.map((value) => ({ value }))} />
        </Form.Item>
        <Form.Item name="amountToleranceFen" label={t('reconciliation.import.settings.amountToleranceFen')}>
          <InputNumber min={0} max={MAX_TOLERANCE_FEN} precision={0} style={{ width: '100%' }} />
        </Form.Item>
      </div>
      <div className="reading-choices">
        <Form.Item name="amountUnit" label={t('reconciliation.import.settings.amountUnit')}>
          <Segmented
            options={(['yuan', 'fen'] as const).map((value) => ({
              value,
              label: t(`reconciliation.import.settings.${value}`),
            }))}
          />
        </Form.Item>
        <Form.Item name="amountMeaning" label={t('reconciliation.import.settings.amountMeaning')}>
          <Segmented
            options={(['paid_amount', 'expected_value'] as const).map((value) => ({
              value,
              label: t(`reconciliation.import.settings.${value}`),
            }))}
          />
        </Form.Item>
        <Form.Item
          name="ignoredEvents"
          label={t('reconciliation.import.settings.ignoredEvents')}
          style={{ flex: 1, minWidth: 200 }}
        >
          <Select mode="tags" open={false} suffixIcon={null} />
        </Form.Item>
      </div>
      <div className="reading-end">
        <Form.Item name="countsOnce" valuePropName="checked" noStyle>
          <Checkbox>{t('reconciliation.import.settings.countsOnce')}</Checkbox>
        </Form.Item>
        <span className="spacer" />
        <Button htmlType="submit" loading={save.isPending}>
          {t('reconciliation.import.settings.save')}
        </Button>
      </div>
    </Form>
  );
}

/** An empty name is none: the usual headings are looked for. */
function named(given: Given['columns']): Given['columns'] {
  return Object.fromEntries(
    Object.entries(given).filter(([, name]) => typeof name === 'string' && name.trim() !== ''),
  );
}
