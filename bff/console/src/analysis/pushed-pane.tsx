import { Button } from 'antd';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import '../parts/parts.css';
import { Icon } from '../shell/icons';
import './pane.css';

interface PushedPaneProps {
  title: ReactNode;
  note?: ReactNode;
  onClose(): void;
  footer?: ReactNode;
  children: ReactNode;
}

/** Detail beside the page, never over it. Esc closes it and the focus goes back to where it came from. */
export function PushedPane({ title, note, onClose, footer, children }: PushedPaneProps) {
  const { t } = useTranslation();
  const pane = useRef<HTMLElement>(null);
  const close = useRef(onClose);
  close.current = onClose;
  useEffect(() => {
    const cameFrom = document.activeElement;
    pane.current?.focus({ preventScroll: true });
    const onKey = (event: KeyboardEvent) => {
      const elsewhere = document.querySelector('.ant-modal-wrap, .ant-select-open, .ant-popover-open');
      if (event.key === 'Escape' && !event.defaultPrevented && !elsewhere) close.current();
    };
    window.addEventListener('keydown', onKey);
    return () => {
      window.removeEventListener('keydown', onKey);
      if (cameFrom instanceof HTMLElement) cameFrom.focus({ preventScroll: true });
    };
  }, []);
  return (
    <aside
      className="side-panel pane"
      ref={pane}
      tabIndex={-1}
      aria-label={typeof title === 'string' ? title : undefined}
    >
      <header>
        <div>
          <h2>{title}</h2>
          {note && <div className="small quiet">{note}</div>}
        </div>
        <Button
          type="text"
          size="small"
          aria-label={t('analysis.close')}
          title={`${t('analysis.close')} · Esc`}
          icon={<Icon name="cross" />}
          onClick={onClose}
        />
      </header>
      <div className="pane-body">{children}</div>
      {footer && <footer>{footer}</footer>}
    </aside>
  );
}
