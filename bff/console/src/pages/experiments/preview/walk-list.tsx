import { useTranslation } from 'react-i18next';
import { countText } from '../../../format/numbers';
import { shortClockText } from '../../../format/moments';
import type { Experiment } from '../experiment-types';
import { useWalks } from './use-walks';
import './walk-list.css';

/** What a walk through a preview took, by whoever scanned a code; nothing until somebody has. */
export function WalkList({ experiment }: { experiment: Experiment }) {
  const { t } = useTranslation();
  const { data: walks = [] } = useWalks(experiment);
  if (walks.length === 0) return null;
  return (
    <section className="walks">
      <b>{t('experiments.scan.walks')}</b>
      <ul>
        {walks.map(({ variant, host, largeText, dark, openedAt, ...effort }) => (
          <li key={openedAt + variant}>
            <span>
              {[
                t('experiments.scan.of', {
                  variant: variant.toUpperCase(),
                  host: t(`experiments.preview.host.${host}`),
                }),
                ...(largeText ? [t('experiments.scan.walkedLook.largeText')] : []),
                ...(dark ? [t('experiments.scan.walkedLook.dark')] : []),
              ].join(' · ')}
              <time className="quiet" dateTime={openedAt}>
                {shortClockText(openedAt)}
              </time>
            </span>
            <span>
              {t('experiments.scan.walked', {
                fields: countText(effort.fields),
                taps: countText(effort.taps),
                seconds: countText(effort.seconds),
              })}
            </span>
          </li>
        ))}
      </ul>
      <p className="quiet small">{t('experiments.scan.walkedHow')}</p>
    </section>
  );
}
