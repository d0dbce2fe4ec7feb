import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../api/trpc';
import { Icon } from '../../shell/icons';
import { everything, type LedgerView } from './ledger-url';

/** Whatever is typed is asked of the server by POST; only what it stands for comes into the address. */
export function RowSearch({ onFound }: { onFound(found: Partial<LedgerView>): void }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [state, setState] = useState<'idle' | 'asking' | 'unknown'>('idle');

  async function search() {
    if (!text.trim()) return;
    setState('asking');
    const found = await trpc.delivery.find.query({ text }).catch(() => null);
    if (!found) return setState('unknown');
    setState('idle');
    setText('');
    onFound({
      ...everything,
      person: found.personId ?? null,
      factId: found.factId ?? null,
      touches: found.touchIds ?? [],
      deliveries: found.deliveryIds ?? [],
      row: found.deliveryIds?.length === 1 ? found.deliveryIds[0]! : null,
    });
  }

  return (
    <div className="ledger-search">
      <Input
        value={text}
        status={state === 'unknown' ? 'error' : ''}
        prefix={<Icon name="search" small />}
        placeholder={t('ledger.filter.search')}
        aria-label={t('ledger.filter.search')}
        autoComplete="off"
        spellCheck={false}
        disabled={state === 'asking'}
        onChange={(event) => {
          setText(event.target.value);
          setState('idle');
        }}
        onPressEnter={() => void search()}
      />
      {state === 'unknown' && (
        <span className="small bad-text" role="alert">
          {t('ledger.filter.notFound')}
        </span>
      )}
    </div>
  );
}
