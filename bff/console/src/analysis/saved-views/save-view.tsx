import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../shell/icons';
import { NameDialog } from './name-dialog';
import { useSavedViews, useViewActions, viewProblemOf } from './use-saved-views';

/** Keeps the present question by name. */
export function SaveView({ page, query }: { page: string; query: string }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const views = useSavedViews(page);
  const { save } = useViewActions(page);
  const own = views.data?.filter((view) => view.own) ?? [];
  const current = own.find((view) => view.query === query);
  const taken = (name: string) => own.some((view) => view.name.toLowerCase() === name.toLowerCase());
  const close = () => {
    setOpen(false);
    save.reset();
  };
  return (
    <>
      <Button className="no-print" icon={<Icon name="bookmark" small />} onClick={() => setOpen(true)}>
        {t('analysis.viewSave')}
      </Button>
      {open && (
        <NameDialog
          title={t('analysis.viewSaveTitle')}
          standard={{ name: current?.name ?? '', shared: current?.shared ?? false }}
          asksShared
          busy={save.isPending}
          problem={save.isError ? viewProblemOf(save.error) : null}
          hint={(name) => taken(name) && <p className="small quiet">{t('analysis.viewReplaces')}</p>}
          onSave={(named) => save.mutate({ page, query, ...named }, { onSuccess: close })}
          onClose={close}
        />
      )}
    </>
  );
}
