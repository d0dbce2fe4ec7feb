import { App } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { personCode } from '../../format/codes';
import { MarkDialog } from './mark-dialog';
import type { Mark } from './quality-api';
import { TakeBackDialog } from './take-back-dialog';

type Open = { of: 'new' } | { of: 'takeBack'; mark: Mark } | null;

/** The two ways to say what somebody is. */
export function useMarkDialog() {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [open, setOpen] = useState<Open>(null);
  const close = () => setOpen(null);
  const done = (text: string) => {
    close();
    void message.success(text);
  };
  return {
    openNew: () => setOpen({ of: 'new' }),
    openTakeBack: (mark: Mark) => setOpen({ of: 'takeBack', mark }),
    dialog:
      open === null ? null : open.of === 'new' ? (
        <MarkDialog
          onClose={close}
          onDone={(personId, kind) =>
            done(
              t('quality.traffic.marking.done', {
                person: personCode(personId),
                kind: t(`quality.traffic.marking.kindName.${kind}`),
              }),
            )
          }
        />
      ) : (
        <TakeBackDialog
          mark={open.mark}
          onClose={close}
          onDone={() =>
            done(t('quality.traffic.takingBack.done', { person: personCode(open.mark.personId) }))
          }
        />
      ),
  };
}
