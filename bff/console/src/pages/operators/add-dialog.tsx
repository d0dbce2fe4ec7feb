import { Input, Modal, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../api/trpc';
import { type Role, roles, useOperatorChange } from './operator-queries';
import { OperatorRefusal } from './operator-refusal';
import type { MadePassword } from './operators-page';

const signInPattern = /^[\w.@+-]{2,64}$/;
const longestName = 20;

interface AddDialogProps {
  onClose(): void;
  onAdded(made: MadePassword): void;
}

export function AddDialog({ onClose, onAdded }: AddDialogProps) {
  const { t } = useTranslation();
  const [displayName, setDisplayName] = useState('');
  const [signInName, setSignInName] = useState('');
  const [role, setRole] = useState<Role>('analyst');
  const person = { displayName: displayName.trim(), signInName: signInName.trim(), role };
  const adding = useOperatorChange(
    async (added: typeof person): Promise<MadePassword> => ({
      ...(await trpc.operator.add.mutate(added)),
      name: added.displayName,
    }),
    onAdded,
  );
  const isNamed = signInPattern.test(person.signInName);
  const isReady = isNamed && person.displayName !== '';
  const add = () => isReady && !adding.isPending && adding.mutate(person);
  return (
    <Modal
      open
      width={480}
      title={t('operators.addTitle')}
      okText={t('operators.addConfirm')}
      cancelText={t('operators.cancel')}
      okButtonProps={{ disabled: !isReady, loading: adding.isPending }}
      onOk={add}
      onCancel={onClose}
    >
      <div className="operator-form">
        <label>
          <span className="operator-label">{t('operators.displayName')}</span>
          <Input
            value={displayName}
            maxLength={longestName}
            autoFocus
            onChange={({ target }) => setDisplayName(target.value)}
            onPressEnter={add}
          />
        </label>
        <label>
          <span className="operator-label">{t('operators.signInName')}</span>
          <Input
            value={signInName}
            maxLength={64}
            spellCheck={false}
            autoCapitalize="none"
            autoComplete="off"
            {...(signInName !== '' && !isNamed ? { status: 'error' as const } : {})}
            onChange={({ target }) => setSignInName(target.value)}
            onPressEnter={add}
          />
          <small>{t('operators.signInHelp')}</small>
        </label>
        <div>
          <span className="operator-label">{t('operators.head.role')}</span>
          <Segmented<Role>
            aria-label={t('operators.head.role')}
            value={role}
            options={roles.map((value) => ({ value, label: t(`role.${value}`) }))}
            onChange={setRole}
          />
          <small>{t(`operators.may.${role}`)}</small>
        </div>
        {adding.isError && <OperatorRefusal error={adding.error} onRetry={add} />}
      </div>
    </Modal>
  );
}
