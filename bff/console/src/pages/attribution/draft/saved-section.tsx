import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Rule, Run } from '../attribution-api';
import { DecideDialog } from '../decide-dialog';
import { TryCard } from '../run/try-card';
import { goesBy, isRunOf, newestRunWith } from '../versions.rules';
import { SavedCard } from './saved-card';

interface SavedSectionProps {
  draft: Rule;
  rules: readonly Rule[];
  runs: readonly Run[];
  mayChange: boolean;
  onClose(): void;
  onDecided(text: string): void;
}

/** Written, tried out, and only then decided: in this order down the page. */
export function SavedSection({ draft, rules, runs, mayChange, onClose, onDecided }: SavedSectionProps) {
  const { t } = useTranslation();
  const [deciding, setDeciding] = useState<'use' | 'refuse' | null>(null);
  const run = newestRunWith(runs, draft);
  const isCurrent = run !== undefined && isRunOf(run, draft, rules);
  const running = runs.find(({ state }) => state === 'running');
  const hold = !mayChange
    ? 'needAdmin'
    : isCurrent && run.state === 'running'
      ? 'needFinish'
      : isCurrent && run.state === 'finished'
        ? null
        : 'needRun';
  return (
    <>
      <SavedCard draft={draft} now={goesBy(rules, draft)} onClose={onClose} />
      <TryCard
        draft={draft}
        rules={rules}
        run={run}
        isCurrent={isCurrent}
        isBusy={running !== undefined && running !== run}
        mayChange={mayChange}
      />
      <div className="release-bar">
        <Button type="primary" disabled={hold !== null} onClick={() => setDeciding('use')}>
          {t('attribution.decide.use')}
        </Button>
        {mayChange && <Button onClick={() => setDeciding('refuse')}>{t('attribution.decide.refuse')}</Button>}
        {hold && <span className="quiet">{t(`attribution.decide.${hold}`)}</span>}
      </div>
      {deciding && (
        <DecideDialog
          draft={draft}
          decision={deciding}
          run={isCurrent ? run : undefined}
          onClose={() => setDeciding(null)}
          onDone={() => {
            setDeciding(null);
            onDecided(
              t(deciding === 'use' ? 'attribution.decide.useDone' : 'attribution.decide.refuseDone', {
                version: draft.version,
              }),
            );
          }}
        />
      )}
    </>
  );
}
