import { useTranslation } from 'react-i18next';
import { Link } from 'react-router-dom';
import { type Tab, tabs, wayTabs } from './tabs';
import './experiment-tabs.css';

interface ExperimentTabsProps {
  experimentId: string;
  current: Tab;
  /** Tabs of a draft that hold something to be mended. */
  wrong: readonly Tab[];
}

/** Where one is. The first four are the way to a start, so they are numbered. */
export function ExperimentTabs({ experimentId, current, wrong }: ExperimentTabsProps) {
  const { t } = useTranslation();
  return (
    <nav aria-label={t('experiments.tabsLabel')}>
      <ul className="experiment-tabs">
        {tabs.map((tab) => {
          const place = wayTabs.indexOf(tab);
          return (
            <li key={tab} className={tab === current ? 'on' : undefined}>
              <Link
                to={`/experiments/${experimentId}/${tab}`}
                id={`tab-${tab}`}
                {...(tab === current ? { 'aria-current': 'page' as const } : {})}
              >
                {place >= 0 && <i aria-hidden="true">{place + 1}</i>}
                {t(`experiments.tab.${tab}`)}
                {wrong.includes(tab) && (
                  <span className="experiment-tab-wrong">
                    <span className="visually-hidden">{t('experiments.tabWrong')}</span>
                  </span>
                )}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
