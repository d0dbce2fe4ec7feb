import { useTranslation } from 'react-i18next';
import type { ResendPreview } from '../../api/types';
import { clockText, dayText } from '../../format/moments';
import { useLanguage } from '../../language/use-language';
import { DeliveryStateMark } from '../../parts/delivery-state';
import { shortFactMeaning } from '../../parts/fact-name';
import { PersonLink } from '../../parts/person-link';
import { useSinkName } from './use-sink-name';

/** Some rows of each outcome, so that nobody has to take a number on trust. */
export function ResendSamples({ samples }: { samples: ResendPreview['samples'] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const sinkName = useSinkName();
  return (
    <div className="resend-scroll">
      <table className="rows resend-samples">
        <tbody>
          {samples.map((sample) => (
            <tr key={sample.deliveryId}>
              <td className="nowrap">
                {dayText(sample.occurredAt, language)} {clockText(sample.occurredAt)}
              </td>
              <td>
                <PersonLink personId={sample.personId} />
              </td>
              <td>
                {shortFactMeaning(sample.factName, language)}{' '}
                <span className="quiet">{sinkName(sample.sink)}</span>
              </td>
              <td>
                <DeliveryStateMark state={sample.state} />
              </td>
              <td className="quiet">{t(`ledger.resend.outcome.${sample.outcome}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
