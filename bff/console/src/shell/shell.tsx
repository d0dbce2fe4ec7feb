import { useTranslation } from 'react-i18next';
import { Outlet } from 'react-router-dom';
import { KeyList } from './key-list';
import { Navigation } from './navigation';
import './shell.css';
import { TopBar } from './top-bar';
import { useShortcuts } from './use-shortcuts';

export function Shell() {
  const { t } = useTranslation();
  useShortcuts();
  return (
    <div className="app">
      <a className="skip" href="#page">
        {t('nav.skip')}
      </a>
      <Navigation />
      <KeyList />
      <div className="main">
        <TopBar />
        <main className="page" id="page" tabIndex={-1}>
          <Outlet />
        </main>
      </div>
    </div>
  );
}
