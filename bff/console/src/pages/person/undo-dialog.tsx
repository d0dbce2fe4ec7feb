import { useMutation, useQuery } from '@tanstack/react-query';
import { Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../api/trpc';
import type { IdentityLink, UndoPreview } from '../../api/types';
import { personCode } from '../../format/codes';
import { ErrorNote } from '../../parts/error-note';

const MIN_REASON = 4;
const MAX_REASON = 200;

interface UndoDialogProps {
  link: IdentityLink;
  onClose(): void;
  onDone(): void;
}

/** Shows who would be parted before it is done, and does what was shown or nothing. */
export function UndoDialog({ link, onClose, onDone }: UndoDialogProps) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const [key] = useState(() => crypto.randomUUID());
  const { linkId } = link;
  const preview = useQuery({
    queryKey: ['identity', 'preview-undo', linkId],
    queryFn: ({ signal }) => trpc.identity.previewUndo.query({ linkId }, { signal }),
    gcTime: 0,
  });
  const undoing = useMutation({
    mutationFn: (seen: string) => trpc.identity.undoLink.mutate({ key, linkId, seen, reason: reason.trim() }),
    onSuccess: onDone,
  });
  const undo = () => preview.data && undoing.mutate(preview.data.seen);
  return (
    <Modal
      open
      title={t('person.identity.undoTitle', {
        what: t(`person.identity.kind.${link.kind}`, { number: link.identifier }),
      })}
      okText={t('person.identity.undoConfirm')}
      cancelText={t('grading.release.cancel')}
      okButtonProps={{
        danger: true,
        disabled: !preview.data || reason.trim().length < MIN_REASON,
        loading: undoing.isPending,
      }}
      onOk={undo}
      onCancel={onClose}
    >
      <p style={{ marginBottom: 10 }}>{t('person.identity.undoLead')}</p>
      {preview.data && <Preview preview={preview.data} />}
      {preview.isError && (
        <ErrorNote
          what={t('person.identity.title')}
          error={preview.error}
          onRetry={() => void preview.refetch()}
        />
      )}
      <label style={{ display: 'block', marginTop: 12 }}>
        {t('person.reason')}
        <Input
          value={reason}
          maxLength={MAX_REASON}
          autoComplete="off"
          placeholder={t('person.reasonShort')}
          onChange={({ target }) => setReason(target.value)}
        />
      </label>
      {undoing.isError && (
        <ErrorNote
          what=""
          error={undoing.error}
          onRetry={() => {
            undoing.reset();
            void preview.refetch();
          }}
        />
      )}
    </Modal>
  );
}

function Preview({ preview }: { preview: UndoPreview }) {
  const { t } = useTranslation();
  return (
    <div className="note">
      <ul>
        {preview.after.length === 0 && <li>{t('person.identity.nobodyParts')}</li>}
        {preview.after.map(({ root, members, registered, applications, loans }) => (
          <li key={root}>
            {t('person.identity.part', {
              root: personCode(root),
              profiles: members.length,
              state: t(registered ? 'person.identity.isRegistered' : 'person.identity.isVisitor'),
              applications,
              loans,
            })}
          </li>
        ))}
        <li>{t('person.identity.sessions', { count: preview.sessionsToEnd })}</li>
      </ul>
    </div>
  );
}
