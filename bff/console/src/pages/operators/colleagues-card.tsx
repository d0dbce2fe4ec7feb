import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../api/trpc';
import { dayText, shortClockText } from '../../format/moments';
import { useLanguage } from '../../language/use-language';
import { Card } from '../../parts/card';
import { DisableDialog } from './disable-dialog';
import { type Colleague, useOperatorChange } from './operator-queries';
import { OperatorRefusal } from './operator-refusal';
import type { MadePassword } from './operators-page';

interface ColleaguesCardProps {
  colleagues: readonly Colleague[];
  myId: string;
  onMade(made: MadePassword): void;
  onDone(text: string): void;
}

export function ColleaguesCard({ colleagues, myId, onMade, onDone }: ColleaguesCardProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [asked, setAsked] = useState<Colleague | null>(null);
  const renewing = useOperatorChange(
    async ({ operatorId, displayName }: Colleague): Promise<MadePassword> => ({
      ...(await trpc.operator.renewPassword.mutate({ operatorId })),
      name: displayName,
    }),
    onMade,
  );
  return (
    <Card title={t('operators.list', { count: colleagues.length })}>
      <div className="rows-scroll">
        <table className="rows operators-table">
          <thead>
            <tr>
              <th>{t('operators.head.name')}</th>
              <th>{t('operators.head.role')}</th>
              <th>{t('operators.head.state')}</th>
              <th>{t('operators.head.came')}</th>
              <th>
                <span className="visually-hidden">{t('operators.head.actions')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {colleagues.map((colleague) => (
              <tr key={colleague.operatorId} className={colleague.disabledAt ? 'operator-out' : undefined}>
                <td>
                  <b>{colleague.displayName}</b>
                  {colleague.operatorId === myId && <span className="quiet"> {t('operators.you')}</span>}
                  <small>{colleague.signInName}</small>
                </td>
                <td>
                  {t(`role.${colleague.role}`)}
                  <small className="operator-may">{t(`operators.may.${colleague.role}`)}</small>
                </td>
                <td>
                  <StateOf colleague={colleague} />
                </td>
                <td className="nowrap">
                  {colleague.lastSignedInAt ? (
                    `${dayText(colleague.lastSignedInAt, language)} ${shortClockText(colleague.lastSignedInAt)}`
                  ) : (
                    <span className="quiet">{t('operators.never')}</span>
                  )}
                </td>
                <td className="right nowrap">
                  {colleague.operatorId !== myId && (
                    <>
                      {colleague.disabledAt === null && (
                        <Button
                          type="link"
                          size="small"
                          loading={renewing.isPending && renewing.variables === colleague}
                          onClick={() => renewing.mutate(colleague)}
                        >
                          {t('operators.renew')}
                        </Button>
                      )}
                      <Button type="link" size="small" onClick={() => setAsked(colleague)}>
                        {t(colleague.disabledAt === null ? 'operators.disable' : 'operators.enable')}
                      </Button>
                    </>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {renewing.isError && (
        <div className="card-body">
          <OperatorRefusal
            error={renewing.error}
            onRetry={() => renewing.variables && renewing.mutate(renewing.variables)}
          />
        </div>
      )}
      {asked && (
        <DisableDialog
          colleague={asked}
          onClose={() => setAsked(null)}
          onDone={() => {
            setAsked(null);
            onDone(
              t(asked.disabledAt === null ? 'operators.disabledDone' : 'operators.enabledDone', {
                name: asked.displayName,
              }),
            );
          }}
        />
      )}
    </Card>
  );
}

function StateOf({ colleague }: { colleague: Colleague }) {
  const { t } = useTranslation();
  if (colleague.disabledAt) return <span className="tag">– {t('operators.state.disabled')}</span>;
  if (colleague.passwordIsOneTime) return <span className="tag warn">○ {t('operators.state.oneTime')}</span>;
  return <span className="tag good">● {t('operators.state.active')}</span>;
}
