import { Button, message } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../api/queries';
import { ErrorNote } from '../../parts/error-note';
import { Icon } from '../../shell/icons';
import { usePageTitle } from '../../shell/use-page-title';
import { AddDialog } from './add-dialog';
import { ColleaguesCard } from './colleagues-card';
import { type OneTimePassword, useColleagues } from './operator-queries';
import { OperatorsSkeleton } from './operators-skeleton';
import './operators.css';
import { OwnPasswordCard } from './own-password-card';
import { PasswordDialog } from './password-dialog';

export interface MadePassword extends OneTimePassword {
  name: string;
}

export function Component() {
  const { t } = useTranslation();
  usePageTitle(t('operators.title'));
  const [told, toldPlace] = message.useMessage();
  const { data: me } = useMe();
  const isAdministrator = me?.role === 'admin' && !me.mustSetPassword;
  const colleagues = useColleagues(isAdministrator);
  const [adding, setAdding] = useState(false);
  const [made, setMade] = useState<MadePassword | null>(null);
  const atWork = colleagues.data?.filter(({ disabledAt }) => disabledAt === null) ?? [];
  const second = atWork.length > 1;
  return (
    <>
      {toldPlace}
      <div className="page-head">
        <h1>{t('operators.title')}</h1>
        <span className="spacer" />
        {isAdministrator && (
          <Button
            type="primary"
            id="operator-add"
            icon={<Icon name="plus" small />}
            onClick={() => setAdding(true)}
          >
            {t('operators.add')}
          </Button>
        )}
      </div>
      {me && !me.mustSetPassword && !isAdministrator && (
        <p className="answer operators-answer">{t('operators.answerReader')}</p>
      )}
      {colleagues.data && (
        <>
          <p className="answer operators-answer" role="status">
            {t(second ? 'operators.answer' : 'operators.answerAlone', {
              count: atWork.length,
              compliance: atWork.filter(({ role }) => role === 'compliance').length,
            })}
          </p>
          <p className="basis">
            <span>{t('operators.basis')}</span>
          </p>
        </>
      )}
      {colleagues.isError && (
        <ErrorNote
          what={t('operators.title')}
          error={colleagues.error}
          keepsOld={colleagues.data !== undefined}
          onRetry={() => void colleagues.refetch()}
        />
      )}
      {isAdministrator && colleagues.isPending && <OperatorsSkeleton />}
      <div className="grid">
        {colleagues.data && (
          <ColleaguesCard
            colleagues={colleagues.data}
            myId={me?.operatorId ?? ''}
            onMade={setMade}
            onDone={(text) => void told.success(text)}
          />
        )}
        {me && (
          <OwnPasswordCard
            mustSet={me.mustSetPassword}
            onDone={() => void told.success(t('operators.own.done'))}
          />
        )}
      </div>
      {adding && (
        <AddDialog
          onClose={() => setAdding(false)}
          onAdded={(password) => {
            setAdding(false);
            setMade(password);
          }}
        />
      )}
      {made && <PasswordDialog made={made} onClose={() => setMade(null)} />}
    </>
  );
}
