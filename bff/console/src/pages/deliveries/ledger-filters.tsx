import { Button, DatePicker, Select } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import { facts } from '@loudou/shared/catalogue';
import { useSinks } from '../../api/ledger-queries';
import type { AccountLive, DeliveryState } from '../../api/types';
import { addDays, beijingDay } from '../../format/moments';
import { useLanguage } from '../../language/use-language';
import { DeliveryStateMark } from '../../parts/delivery-state';
import { shortFactMeaning } from '../../parts/fact-name';
import { Icon } from '../../shell/icons';
import { everything, grades, isNarrowed, type LedgerView, pinOf, shownStates, unpinned } from './ledger-url';
import { useReceiverName } from './use-sink-name';

interface LedgerFiltersProps {
  view: LedgerView;
  accounts: AccountLive[];
  onChange(change: Partial<LedgerView>): void;
}

export function LedgerFilters({ view, accounts, onChange }: LedgerFiltersProps) {
  const { t } = useTranslation();
  const pin = pinOf(view);
  return (
    <div className="filters ledger-filters" role="toolbar" aria-label={t('ledger.filter.label')}>
      <Days view={view} onChange={onChange} />
      <AccountSelect view={view} accounts={accounts} onChange={onChange} />
      <FactSelect view={view} onChange={onChange} />
      <StateSelect view={view} onChange={onChange} />
      <EventSelect view={view} accounts={accounts} onChange={onChange} />
      <GradeSelect view={view} onChange={onChange} />
      {pin && (
        <span className="tag chip">
          {t(`ledger.filter.pinned.${pin}`)}
          <button
            type="button"
            className="plain"
            aria-label={t('ledger.filter.clear')}
            onClick={() => onChange(unpinned)}
          >
            <Icon name="cross" small />
          </button>
        </span>
      )}
      {isNarrowed(view) && (
        <Button type="link" size="small" onClick={() => onChange(everything)}>
          {t('ledger.filter.clear')}
        </Button>
      )}
    </div>
  );
}

type Part = { view: LedgerView; onChange(change: Partial<LedgerView>): void };
const named = (name: string) => <span className="quiet">{name}</span>;
const common = { popupMatchSelectWidth: false, allowClear: true } as const;

function Days({ view, onChange }: Part) {
  const { t } = useTranslation();
  const language = useLanguage();
  const today = beijingDay(new Date());
  const days = (from: number, to = 0): [dayjs.Dayjs, dayjs.Dayjs] => [
    dayjs(addDays(today, -from)),
    dayjs(addDays(today, -to)),
  ];
  return (
    <DatePicker.RangePicker
      aria-label={t('ledger.filter.from')}
      prefix={named(t('ledger.filter.from'))}
      value={view.from && view.to ? [dayjs(view.from), dayjs(view.to)] : null}
      format={language === 'zh' ? 'M月D日' : 'D MMM'}
      placeholder={[t('ledger.filter.any'), t('ledger.filter.any')]}
      maxDate={dayjs(today)}
      presets={[
        { label: t('ledger.filter.today'), value: days(0) },
        { label: t('ledger.filter.yesterday'), value: days(1, 1) },
        { label: t('ledger.filter.last7'), value: days(6) },
        { label: t('ledger.filter.last30'), value: days(29) },
      ]}
      onChange={(range) =>
        onChange(
          range?.[0] && range[1]
            ? { from: range[0].format('YYYY-MM-DD'), to: range[1].format('YYYY-MM-DD') }
            : { from: null, to: null },
        )
      }
      style={{ width: view.from ? 236 : 196 }}
    />
  );
}

function AccountSelect({ view, accounts, onChange }: Part & { accounts: AccountLive[] }) {
  const { t } = useTranslation();
  const receiverName = useReceiverName();
  return (
    <Select
      {...common}
      aria-label={t('ledger.filter.account')}
      prefix={named(t('ledger.filter.account'))}
      placeholder={t('ledger.filter.any')}
      value={view.account}
      options={accounts.map((account) => ({ value: account.accountId, label: receiverName(account) }))}
      onChange={(account: string | undefined) => onChange({ account: account ?? null })}
      style={{ minWidth: 128 }}
    />
  );
}

function FactSelect({ view, onChange }: Part) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <Select
      {...common}
      showSearch={{ optionFilterProp: 'label' }}
      aria-label={t('ledger.filter.fact')}
      prefix={named(t('ledger.filter.fact'))}
      placeholder={t('ledger.filter.any')}
      value={view.fact}
      options={facts.map(({ name }) => ({ value: name, label: shortFactMeaning(name, language) }))}
      onChange={(fact: string | undefined) => onChange({ fact: fact ?? null })}
      style={{ minWidth: 112 }}
    />
  );
}

function StateSelect({ view, onChange }: Part) {
  const { t } = useTranslation();
  return (
    <Select<DeliveryState[]>
      {...common}
      mode="multiple"
      maxTagCount={1}
      maxTagPlaceholder={(rest) => `+${rest.length}`}
      aria-label={t('ledger.filter.state')}
      prefix={named(t('ledger.filter.state'))}
      placeholder={t('ledger.filter.any')}
      value={view.states}
      options={shownStates.map((state) => ({ value: state, label: <DeliveryStateMark state={state} /> }))}
      onChange={(states) => onChange({ states: shownStates.filter((state) => states.includes(state)) })}
      style={{ minWidth: 112 }}
    />
  );
}

function EventSelect({ view, accounts, onChange }: Part & { accounts: AccountLive[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const sinks = useSinks();
  const chosen = accounts.find(({ accountId }) => accountId === view.account)?.sink;
  const used = new Set(accounts.map(({ sink }) => sink));
  const events = (sinks.data ?? [])
    .filter(({ name, adPlatform }) => adPlatform !== null && (chosen ? name === chosen : used.has(name)))
    .flatMap((sink) => sink.events);
  const byName = new Map(events.map((event) => [event.name, event]));
  if (byName.size === 0 && !view.event) return null;
  return (
    <Select
      {...common}
      showSearch
      aria-label={t('ledger.filter.event')}
      prefix={named(t('ledger.filter.event'))}
      placeholder={t('ledger.filter.any')}
      value={view.event}
      options={[...byName.values()].map(({ name, meaning }) => ({
        value: name,
        label: name,
        title: meaning[language],
      }))}
      onChange={(event: string | undefined) => onChange({ event: event ?? null })}
      style={{ minWidth: 112 }}
    />
  );
}

function GradeSelect({ view, onChange }: Part) {
  const { t } = useTranslation();
  return (
    <Select
      {...common}
      aria-label={t('ledger.filter.grade')}
      prefix={named(t('ledger.filter.grade'))}
      placeholder={t('ledger.filter.any')}
      value={view.grade}
      options={grades.map((grade) => ({
        value: grade,
        label: grade === 'none' ? t('ledger.filter.ungraded') : grade,
      }))}
      onChange={(grade: LedgerView['grade'] | undefined) => onChange({ grade: grade ?? null })}
      style={{ minWidth: 100 }}
    />
  );
}
