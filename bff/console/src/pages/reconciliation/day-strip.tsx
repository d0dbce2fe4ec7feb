import { type KeyboardEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../language/use-language';
import { Icon } from '../../shell/icons';
import { toneOf } from './answer.rules';
import type { Days, StripDay } from './types';
import { useWords } from './use-words';
import './day-strip.css';

interface DayStripProps {
  days: Days;
  chosen: string;
  onChoose(day: string): void;
}

/** A fortnight in one row. One stop for the keyboard; the arrows go from day to day. */
export function DayStrip({ days, chosen, onChoose }: DayStripProps) {
  const { t } = useTranslation();
  const words = useWords();
  const strip = useRef<HTMLDivElement>(null);
  const inStrip = days.days.some(({ day }) => day === chosen);

  const onKey = (event: KeyboardEvent, index: number) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    const next = step === undefined ? undefined : days.days[index + step];
    if (!next) return;
    event.preventDefault();
    onChoose(next.day);
    strip.current?.querySelector<HTMLElement>(`[data-day="${next.day}"]`)?.focus();
  };

  return (
    <>
      <div className="day-strip" role="radiogroup" aria-label={t('reconciliation.strip')} ref={strip}>
        {days.days.map((each, index) => (
          <button
            key={each.day}
            type="button"
            role="radio"
            data-day={each.day}
            aria-checked={each.day === chosen}
            tabIndex={each.day === chosen || (!inStrip && index === days.days.length - 2) ? 0 : -1}
            className={[
              'day-of-strip',
              each.day === chosen ? 'on' : '',
              each.status === 'running' || each.status === 'not_compared' ? 'hatch' : '',
            ].join(' ')}
            onClick={() => onChoose(each.day)}
            onKeyDown={(event) => onKey(event, index)}
          >
            <DayText day={each.day} />
            <StatusText day={each} />
          </button>
        ))}
      </div>
      {days.older.length > 0 && (
        <p className="small older-red">
          <Icon name="warning" small />
          {t('reconciliation.older')}
          {days.older.map((each) => (
            <button
              key={`${each.accountId} ${each.day}`}
              type="button"
              className="as-link"
              onClick={() => onChoose(each.day)}
            >
              {t('reconciliation.olderDay', {
                day: words.day(each.day),
                account: words.account(
                  days.accounts.find(({ accountId }) => accountId === each.accountId) ?? nobody,
                ),
                count: each.unexplained,
              })}
            </button>
          ))}
        </p>
      )}
    </>
  );
}

const nobody = { adPlatform: null, platformAccountId: null, label: null };

function DayText({ day }: { day: string }) {
  const language = useLanguage();
  const noon = new Date(`${day}T12:00:00+08:00`);
  const weekday = new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', {
    timeZone: 'Asia/Shanghai',
    weekday: language === 'zh' ? 'narrow' : 'short',
  }).format(noon);
  const [, month, date] = day.split('-').map(Number);
  return (
    <span className="quiet nowrap">
      {language === 'zh' ? `${month}/${date} ${weekday}` : `${weekday} ${date}`}
    </span>
  );
}

/** Shape, word and colour together. */
function StatusText({ day }: { day: StripDay }) {
  const { t } = useTranslation();
  const tone = toneOf[day.status];
  const count = day.status === 'closed_by_hand' ? day.closed : day.unexplained;
  return (
    <span className={`day-status ${tone}`}>
      {tone === 'good' && <Icon name="check" small />}
      {tone === 'bad' && <Icon name="warning" small />}
      {t(`reconciliation.status.${day.status}`, { count })}
    </span>
  );
}
