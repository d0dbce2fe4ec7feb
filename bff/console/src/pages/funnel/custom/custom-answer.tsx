import { Trans } from 'react-i18next';
import type { StepFigures } from '../../../api/analysis-queries';
import { countText, ofHundredText } from '../../../format/numbers';
import { FEWEST_PEOPLE } from '../../overview/answer.rules';
import { worstStep } from './custom.rules';
import type { ChosenEvent } from './custom-url';
import { useEventName } from './use-event-name';

const bold = { b: <b /> };

/** Of all who began, how many came to the end, and where most were lost. */
export function CustomAnswer({ steps, figures }: { steps: ChosenEvent[]; figures: StepFigures }) {
  const eventName = useEventName();
  const { people, fromFirst } = figures;
  const [first, last] = [eventName(steps[0]!), eventName(steps.at(-1)!)];
  const worst = worstStep(people);
  const share = fromFirst.at(-1);
  if (people[0] === 0)
    return (
      <p className="answer">
        <Trans i18nKey="analysis.customAnswerNobody" values={{ first }} />
      </p>
    );
  if (!share || !worst || (people[0] ?? 0) < FEWEST_PEOPLE)
    return (
      <p className="answer">
        <Trans
          i18nKey="analysis.customAnswerFew"
          values={{ first, last, people: countText(people[0] ?? 0), done: countText(people.at(-1) ?? 0) }}
          components={bold}
        />
      </p>
    );
  return (
    <p className="answer">
      <Trans
        i18nKey="analysis.customAnswer"
        values={{
          first,
          last,
          people: countText(people[0] ?? 0),
          share: ofHundredText(share),
          from: eventName(steps[worst.place - 1]!),
          to: eventName(steps[worst.place]!),
          lost: countText(worst.lost),
        }}
        components={bold}
      />
    </p>
  );
}
