import { Modal } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { pages } from './pages';

export const keyListEvent = 'loudou:keys';

/** `?` opens it: every key that does something. */
export function KeyList() {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const show = () => setOpen(true);
    window.addEventListener(keyListEvent, show);
    return () => window.removeEventListener(keyListEvent, show);
  }, []);
  const keys: [string, string][] = [
    ['/', t('analysis.keys.search')],
    ['Ctrl K', t('analysis.keys.search')],
    ['F', t('analysis.keys.filters')],
    ['T', t('analysis.keys.twins')],
    ['J K', t('analysis.keys.rows')],
    ['?', t('analysis.keys.list')],
  ];
  return (
    <Modal open={open} title={t('keys.title')} onCancel={() => setOpen(false)} footer={null} width={560}>
      <div className="key-list">
        <dl>
          {keys.map(([key, what]) => (
            <KeyLine key={key} keys={key.split(' ')} what={what} />
          ))}
        </dl>
        <dl>
          {pages.map((page) => (
            <KeyLine key={page.name} keys={['G', page.key.toUpperCase()]} what={t(`nav.${page.name}`)} />
          ))}
        </dl>
      </div>
    </Modal>
  );
}

function KeyLine({ keys, what }: { keys: string[]; what: string }) {
  return (
    <div>
      <dt>
        {keys.map((key, place) => (
          <kbd key={place}>{key}</kbd>
        ))}
      </dt>
      <dd>{what}</dd>
    </div>
  );
}
