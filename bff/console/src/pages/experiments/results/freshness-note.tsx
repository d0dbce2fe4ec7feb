import { useTranslation } from 'react-i18next';
import { beijingDay, dayText, shortClockText } from '../../../format/moments';
import { countText } from '../../../format/numbers';
import { Icon } from '../../../shell/icons';
import { freshnessSaid } from './freshness.rules';
import { MarkedText } from './marked-text';
import { useResultsView } from './results-view';

/** Figures that nobody may decide by say of when they are, and what newer ones wait for. */
export function FreshnessNote() {
  const { t } = useTranslation();
  const { results, words } = useResultsView();
  const said = freshnessSaid(results.freshness);
  if (said === null) return null;
  const { copy, isWhole } = results.freshness;
  const momentText = (moment: string) =>
    `${dayText(beijingDay(moment), words.language)} ${shortClockText(moment)}`;
  const [events, about] = copy.state === 'building' ? [copy.events, copy.eventsAbout] : [0, 0];
  return (
    <p className={isWhole ? 'note results-top' : 'note warn results-top'} role="status">
      {!isWhole && <Icon name="warning" small />}
      <span>
        <MarkedText
          text={t(`experiments.results.freshness.${said}`, {
            moment: momentText(results.asOf),
            copied: momentText(copy.state === 'behind' ? copy.asOf : results.asOf),
            events: countText(events),
            about: countText(about),
          })}
        />
      </span>
    </p>
  );
}
