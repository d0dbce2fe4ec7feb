import { isId } from '@loudou/shared/ids';
import { Form, Input, Modal, Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { callErrorOf } from '../../api/call-error';
import { ErrorNote } from '../../parts/error-note';
import { type Marking, useMarking } from './quality-api';
import { MAX_REASON, MIN_REASON } from './reason-field';

const MAX_PERSON = 64;

export type Kind = Exclude<Marking['mark'], 'none'>;
/** Staff first: it is what no rule can find out. */
const kinds: Kind[] = ['staff', 'test', 'preview', 'bot'];

interface MarkDialogProps {
  onClose(): void;
  onDone(personId: string, kind: Kind): void;
}

interface Given {
  personId: string;
  mark: Kind;
  reason: string;
}

export function MarkDialog({ onClose, onDone }: MarkDialogProps) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Given>();
  const kind = Form.useWatch('mark', form) ?? kinds[0]!;
  const marking = useMarking();

  const submit = (given: Given) => {
    const personId = given.personId.trim();
    if (!isId('person', personId)) return;
    marking.mutate(
      { personId, mark: given.mark, reason: given.reason.trim() },
      {
        onSuccess: () => onDone(personId, given.mark),
        onError: (error) => {
          if (callErrorOf(error).code === 'not_found')
            form.setFields([{ name: 'personId', errors: [t('quality.traffic.marking.notFound')] }]);
        },
      },
    );
  };
  const isUnknown = marking.isError && callErrorOf(marking.error).code === 'not_found';
  return (
    <Modal
      open
      title={t('quality.traffic.marking.title')}
      okText={t('quality.traffic.marking.confirm', { kind: t(`quality.traffic.marking.kindName.${kind}`) })}
      cancelText={t('quality.traffic.cancel')}
      confirmLoading={marking.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <p style={{ margin: '8px 0 16px' }}>{t('quality.traffic.marking.lead')}</p>
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ personId: '', mark: kinds[0], reason: '' }}
        onFinish={submit}
      >
        <Form.Item
          name="personId"
          label={t('quality.traffic.marking.person')}
          extra={t('quality.traffic.marking.personHint')}
          validateTrigger="onSubmit"
          rules={[
            {
              validator: (_, text: string) =>
                isId('person', text.trim())
                  ? Promise.resolve()
                  : Promise.reject(new Error(t('quality.traffic.marking.personWrong'))),
            },
          ]}
        >
          <Input autoFocus autoComplete="off" maxLength={MAX_PERSON} className="mono" />
        </Form.Item>
        <Form.Item name="mark" label={t('quality.traffic.marking.kind')}>
          <Segmented<Kind>
            options={kinds.map((value) => ({
              value,
              label: t(`quality.traffic.marking.kindName.${value}`),
            }))}
          />
        </Form.Item>
        <Form.Item
          name="reason"
          label={t('quality.traffic.reason')}
          rules={[
            {
              required: true,
              whitespace: true,
              min: MIN_REASON,
              message: t('quality.traffic.reasonHint'),
            },
          ]}
        >
          <Input autoComplete="off" maxLength={MAX_REASON} placeholder={t('quality.traffic.reasonHint')} />
        </Form.Item>
      </Form>
      {marking.isError && !isUnknown && (
        <ErrorNote what="" error={marking.error} onRetry={() => form.submit()} />
      )}
    </Modal>
  );
}
