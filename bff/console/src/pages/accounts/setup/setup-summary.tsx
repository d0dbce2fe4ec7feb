import { useTranslation } from 'react-i18next';
import type { AccountDetail, Setup, Sink } from '../account-types';
import { PlatformName } from '../platform-name';

/** A set-up in six lines: enough to know what one is about to let loose. */
export function SetupSummary({ account, sink, setup }: { account: AccountDetail; sink: Sink; setup: Setup }) {
  const { t } = useTranslation();
  const shallow = setup.mapping.filter(({ goal }) => goal === 'shallow').length;
  const { clickDays, deepClickDays, eventHours } = setup.windows;
  return (
    <dl className="pairs wide">
      <div>
        <dt>{t('accounts.summary.platform')}</dt>
        <dd>
          <PlatformName sink={sink.name} title={sink.title} />
        </dd>
      </div>
      <div>
        <dt>{t('accounts.summary.account')}</dt>
        <dd>
          {account.label} <span className="quiet">{account.platformAccountId}</span>
        </dd>
      </div>
      <div>
        <dt>{t('accounts.summary.owner')}</dt>
        <dd>{t(`accounts.owner.${account.owner}`)}</dd>
      </div>
      <div>
        <dt>{t('accounts.summary.lines')}</dt>
        <dd>
          {t('accounts.summaryLines', {
            count: setup.mapping.length,
            shallow,
            deep: setup.mapping.length - shallow,
          })}
        </dd>
      </div>
      <div>
        <dt>{t('accounts.summary.windows')}</dt>
        <dd>{t('accounts.summaryWindows', { click: clickDays, deep: deepClickDays, hours: eventHours })}</dd>
      </div>
      <div>
        <dt>{t('accounts.summary.unknown')}</dt>
        <dd>{t(`accounts.policy.${setup.unknownPolicy}`)}</dd>
      </div>
    </dl>
  );
}
