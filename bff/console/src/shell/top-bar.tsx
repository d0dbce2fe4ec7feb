import { Button, Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router-dom';
import { switchLanguage } from '../language';
import { useLanguage } from '../language/use-language';
import { type ThemeChoice, useThemeMode } from '../theme/theme-mode';
import { Icon } from './icons';
import { LiveStamp } from './live-stamp';
import { pages } from './pages';

export function TopBar() {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const at = pages.findLastIndex(({ path }) => (path === '/' ? true : pathname.startsWith(path)));
  // A group is named by its first page and goes on to the next one that names another.
  const group = pages.slice(0, at + 1).findLast((page) => page.group)?.group;
  const name = t(`nav.${pages[Math.max(at, 0)]!.name}`);
  return (
    <div className="top">
      <span>{group ? `${t(`nav.${group}`)} / ${name}` : name}</span>
      <span className="spacer" />
      <LiveStamp />
      <LanguageSwitch />
      <ThemeSwitch />
    </div>
  );
}

/** Named in the language that it leads to, for whoever cannot read the present one. */
export function LanguageSwitch() {
  const language = useLanguage();
  const other = language === 'zh' ? 'en' : 'zh';
  return (
    <Button
      type="text"
      size="small"
      lang={other === 'zh' ? 'zh-CN' : 'en'}
      onClick={() => switchLanguage(other)}
    >
      {other === 'zh' ? '中文' : 'English'}
    </Button>
  );
}

const choices: ThemeChoice[] = ['light', 'dark', 'system'];

export function ThemeSwitch() {
  const { t } = useTranslation();
  const { choice, mode, choose } = useThemeMode();
  const items = choices.map((key) => ({ key, label: t(`theme.${key}`) }));
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items,
        selectable: true,
        selectedKeys: [choice],
        onClick: ({ key }) => choose(key as ThemeChoice),
      }}
    >
      <Button
        type="text"
        size="small"
        aria-label={t('theme.label')}
        title={t('theme.label')}
        icon={<Icon name={mode === 'dark' ? 'moon' : 'sun'} />}
      />
    </Dropdown>
  );
}
