import { Input, type InputRef } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router-dom';
import { Icon } from './icons';
import { pages } from './pages';

export const searchEvent = 'loudou:search';

/** `/` and Ctrl K come here; an id typed here opens the person behind it, the name of a page that page. */
export function SearchField() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const field = useRef<InputRef>(null);
  const [text, setText] = useState('');

  useEffect(() => {
    const focus = () => field.current?.focus({ cursor: 'all' });
    window.addEventListener(searchEvent, focus);
    return () => window.removeEventListener(searchEvent, focus);
  }, []);

  function search() {
    if (!text.trim()) return;
    const asked = text.trim().toLowerCase();
    const page = pages.find(({ name }) => asked === name || asked === t(`nav.${name}`).toLowerCase());
    void navigate(page ? page.path : `/person?find=${encodeURIComponent(text.trim())}`);
    setText('');
    field.current?.blur();
  }

  return (
    <Input
      ref={field}
      className="nav-search"
      value={text}
      onChange={(event) => setText(event.target.value)}
      onPressEnter={search}
      prefix={<Icon name="search" small />}
      suffix={<kbd>/</kbd>}
      placeholder={t('nav.search')}
      aria-label={t('nav.search')}
    />
  );
}
