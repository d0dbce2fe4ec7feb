import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dayText, shortClockText } from '../../../format/moments';
import { useLanguage } from '../../../language/use-language';
import { Card } from '../../../parts/card';
import type { Experiment } from '../experiment-types';
import { shareText, useDoerName } from '../experiment-words';
import { ShareDialog } from '../running/share-dialog';
import './start.css';

interface ShareCardProps {
  experiment: Experiment;
  mayChange: boolean;
  onDone(text: string): void;
}

/** How many of the slot are newly let in, and who set it when and why. */
export function ShareCard({ experiment, mayChange, onDone }: ShareCardProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const doerName = useDoerName();
  const [changing, setChanging] = useState(false);
  const phase = experiment.phases[0];
  if (!phase || experiment.shareBps === null) return null;
  const runs = experiment.state === 'running' || experiment.state === 'paused';
  return (
    <Card title={t('experiments.share.title')} aside={<b>{shareText(experiment.shareBps)}</b>}>
      <div className="card-body">
        <ul className="share-steps">
          {[...phase.shares].reverse().map(({ shareBps, at, by, because }) => (
            <li key={at}>
              <b>{shareText(shareBps)}</b>
              <span className="quiet small">
                {doerName(by)} · {dayText(at, language)} {shortClockText(at)}
              </span>
              <span className="small">
                {because === 'start' || because === 'new_phase' ? t(`experiments.share.${because}`) : because}
              </span>
            </li>
          ))}
        </ul>
        {mayChange && runs && (
          <Button style={{ marginTop: 10 }} id="experiment-share" onClick={() => setChanging(true)}>
            {t('experiments.share.change')}
          </Button>
        )}
      </div>
      {changing && (
        <ShareDialog
          experiment={experiment}
          onClose={() => setChanging(false)}
          onDone={(share) => {
            setChanging(false);
            onDone(t('experiments.share.done', { share }));
          }}
        />
      )}
    </Card>
  );
}
