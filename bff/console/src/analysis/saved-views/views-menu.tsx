import { App, Button, Dropdown, Popover } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router-dom';
import { Icon } from '../../shell/icons';
import { NameDialog } from './name-dialog';
import './saved-views.css';
import { type SavedView, useSavedViews, useViewActions, viewProblemOf } from './use-saved-views';

interface ViewsMenuProps {
  /** The page's name, which is its path as well. */
  page: string;
  query: string;
}

const UNDO_SECONDS = 10;

/** The views of a page, one's own and shared ones; the one whose question this is gives the button its name. */
export function ViewsMenu({ page, query }: ViewsMenuProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [open, setOpen] = useState(false);
  const [renaming, setRenaming] = useState<SavedView | null>(null);
  const views = useSavedViews(page);
  const { rename, share, remove, restore } = useViewActions(page);
  const all = views.data ?? [];
  const current = all.find((view) => view.query === query);

  const refuse = (error: unknown) => void message.error(t(`analysis.viewProblem.${viewProblemOf(error)}`));
  const removeView = (view: SavedView) =>
    remove.mutate(
      { viewId: view.viewId },
      {
        onError: refuse,
        onSuccess: () => {
          const key = view.viewId;
          const undo = () => {
            message.destroy(key);
            restore.mutate({ viewId: view.viewId }, { onError: refuse });
          };
          void message.open({
            key,
            type: 'success',
            duration: UNDO_SECONDS,
            content: (
              <>
                {t('analysis.viewDeleted', { name: view.name })}
                <Button id="view-undo" type="link" size="small" onClick={undo}>
                  {t('analysis.viewUndo')}
                </Button>
              </>
            ),
          });
        },
      },
    );

  return (
    <>
      <Popover
        trigger="click"
        placement="bottomRight"
        open={open}
        onOpenChange={setOpen}
        content={
          <div className="views-menu">
            {all.length === 0 && <p className="empty small">{t('analysis.viewEmpty')}</p>}
            <ViewGroup
              title={t('analysis.viewOwn')}
              views={all.filter((view) => view.own)}
              {...{ page, current }}
              onOpen={() => setOpen(false)}
              onRename={(view) => {
                setOpen(false);
                setRenaming(view);
              }}
              onShare={(view) =>
                share.mutate({ viewId: view.viewId, shared: !view.shared }, { onError: refuse })
              }
              onRemove={removeView}
            />
            <ViewGroup
              title={t('analysis.viewShared')}
              views={all.filter((view) => !view.own)}
              {...{ page, current }}
              onOpen={() => setOpen(false)}
            />
          </div>
        }
      >
        <Button id="views" aria-expanded={open} className="no-print">
          <span className="quiet">{t('analysis.view')}</span> {current?.name ?? t('analysis.viewNone')}
        </Button>
      </Popover>
      {renaming && (
        <NameDialog
          title={t('analysis.viewRename')}
          standard={renaming}
          asksShared={false}
          busy={rename.isPending}
          problem={rename.isError ? viewProblemOf(rename.error) : null}
          onSave={({ name }) =>
            rename.mutate({ viewId: renaming.viewId, name }, { onSuccess: () => setRenaming(null) })
          }
          onClose={() => {
            setRenaming(null);
            rename.reset();
          }}
        />
      )}
    </>
  );
}

interface ViewGroupProps {
  title: string;
  views: SavedView[];
  page: string;
  current: SavedView | undefined;
  onOpen(): void;
  onRename?(view: SavedView): void;
  onShare?(view: SavedView): void;
  onRemove?(view: SavedView): void;
}

function ViewGroup({ title, views, page, current, onOpen, onRename, onShare, onRemove }: ViewGroupProps) {
  const { t } = useTranslation();
  if (views.length === 0) return null;
  return (
    <section>
      <h3>{title}</h3>
      <ul>
        {views.map((view) => (
          <li key={view.viewId} className={view === current ? 'current' : undefined}>
            <Link to={`/${page}?${view.query}`} onClick={onOpen} title={view.name}>
              {view.name}
              {!view.own && (
                <span className="small quiet"> {t('analysis.viewBy', { name: view.ownerName })}</span>
              )}
            </Link>
            {view.own && onRename && onShare && onRemove && (
              <Dropdown
                trigger={['click']}
                menu={{
                  items: [
                    { key: 'rename', label: t('analysis.viewRename') },
                    { key: 'share', label: t(view.shared ? 'analysis.viewUnshare' : 'analysis.viewShare') },
                    { key: 'remove', label: t('analysis.viewDelete'), danger: true },
                  ],
                  onClick: ({ key }) =>
                    key === 'rename' ? onRename(view) : key === 'share' ? onShare(view) : onRemove(view),
                }}
              >
                <Button
                  type="text"
                  size="small"
                  aria-label={t('analysis.viewManage', { name: view.name })}
                  icon={<Icon name="more" small />}
                />
              </Dropdown>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
