import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import { countText } from '../../../format/numbers';
import { MarkedText } from './marked-text';
import type { UnderWay } from './results-answer';
import { ResultsSkeleton } from './results-skeleton';
import './results-under-way.css';

/** The first figures of a phase are being added up: how far that is, over the shape of what comes. */
export function ResultsUnderWay({ underWay: { copy, progress } }: { underWay: UnderWay }) {
  const { t } = useTranslation();
  const text = 'experiments.results.underWay';
  const [done, of] =
    copy.state === 'building' ? [copy.events, copy.eventsAbout] : [progress?.done ?? 0, progress?.of ?? 0];
  const percent = of > 0 ? Math.min(99, Math.floor((done / of) * 100)) : null;
  return (
    <>
      <div role="status">
        <p className="answer experiment-answer">
          <MarkedText
            text={
              copy.state === 'building'
                ? t(`${text}.building`, {
                    events: countText(copy.events),
                    about: countText(copy.eventsAbout),
                  })
                : t(`${text}.counting`)
            }
          />
        </p>
        {percent !== null && <Bar percent={percent} />}
        {copy.state !== 'building' && <p className="small quiet">{t(`${text}.leave`)}</p>}
      </div>
      <ResultsSkeleton />
    </>
  );
}

const Bar = ({ percent }: { percent: number }) => (
  <div className="results-progress">
    <i style={{ '--done': `${percent}%` } as CSSProperties} />
    <span className="small quiet">{percent}%</span>
  </div>
);
