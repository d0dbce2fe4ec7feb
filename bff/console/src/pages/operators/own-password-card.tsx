import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../api/trpc';
import { Card } from '../../parts/card';
import { useOperatorChange } from './operator-queries';
import { OperatorRefusal } from './operator-refusal';

const shortest = 12;

/** One's own password; whoever came by one that somebody else made has to set it now. */
export function OwnPasswordCard({ mustSet, onDone }: { mustSet: boolean; onDone(): void }) {
  const { t } = useTranslation();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const setting = useOperatorChange(trpc.operator.changePassword.mutate, () => {
    setCurrent('');
    setNext('');
    onDone();
  });
  const isReady = current !== '' && [...next].length >= shortest;
  const set = (event?: FormEvent) => {
    event?.preventDefault();
    if (isReady && !setting.isPending) setting.mutate({ current, next });
  };
  return (
    <Card title={t('operators.own.title')}>
      <form className="operator-own" onSubmit={set}>
        {mustSet && <p className="note warn">{t('operators.own.mustSet')}</p>}
        <label>
          <span className="operator-label">
            {t(mustSet ? 'operators.own.oneTime' : 'operators.own.current')}
          </span>
          <Input.Password
            value={current}
            maxLength={256}
            autoComplete="current-password"
            onChange={({ target }) => setCurrent(target.value)}
          />
        </label>
        <label>
          <span className="operator-label">{t('operators.own.next')}</span>
          <Input.Password
            value={next}
            maxLength={256}
            autoComplete="new-password"
            onChange={({ target }) => setNext(target.value)}
          />
          <small>{t('operators.own.help')}</small>
        </label>
        <Button
          htmlType="submit"
          id="own-password-set"
          type={mustSet ? 'primary' : 'default'}
          disabled={!isReady}
          loading={setting.isPending}
        >
          {t('operators.own.set')}
        </Button>
        {setting.isError && <OperatorRefusal error={setting.error} onRetry={() => set()} />}
      </form>
    </Card>
  );
}
