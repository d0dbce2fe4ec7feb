import { Button, Tooltip } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router-dom';
import { useMe } from '../api/queries';
import { meKey } from '../api/query-client';
import { trpc } from '../api/trpc';
import { Brand } from './brand';
import { Icon } from './icons';
import { groupedPages } from './pages';
import { SearchField } from './search-field';

const groups = groupedPages();

export function Navigation() {
  const { t } = useTranslation();
  return (
    <nav className="nav" aria-label={t('nav.main')}>
      <Brand />
      <SearchField />
      {groups.map(({ group, members }) => (
        <ul key={members[0]!.name}>
          {group && <li className="nav-group">{t(`nav.${group}`)}</li>}
          {members.map((page) => (
            <li key={page.name}>
              <NavLink
                to={page.path}
                end={page.path === '/'}
                title={`${t(`nav.${page.name}`)} · G ${page.key.toUpperCase()}`}
              >
                <Icon name={page.icon} />
                <span className="nav-word">{t(`nav.${page.name}`)}</span>
              </NavLink>
            </li>
          ))}
        </ul>
      ))}
      <Me />
    </nav>
  );
}

function Me() {
  const { t } = useTranslation();
  const { data: me } = useMe();
  const queryClient = useQueryClient();
  if (!me) return null;

  async function signOut() {
    await trpc.operator.signOut.mutate();
    queryClient.clear();
    queryClient.setQueryData(meKey, null);
  }

  return (
    <div className="nav-me">
      <span className="avatar">{me.displayName.slice(0, 1).toUpperCase()}</span>
      <div>
        {me.displayName}
        <br />
        <span className="quiet">{t(`role.${me.role}`)}</span>
      </div>
      <Tooltip title={t('nav.signOut')} placement="right">
        <Button
          type="text"
          size="small"
          aria-label={t('nav.signOut')}
          icon={<Icon name="leave" />}
          onClick={() => void signOut()}
        />
      </Tooltip>
    </div>
  );
}
