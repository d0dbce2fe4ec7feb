import { useTranslation } from 'react-i18next';
import { Icon } from '../../../shell/icons';
import type { ShownPart } from '../account-types';

/** A text as it goes over the wire, its hidden parts under a lock. */
export function ShownText({ parts }: { parts: readonly ShownPart[] }) {
  const { t } = useTranslation();
  return (
    <>
      {parts.map(({ text, hidden }, index) =>
        hidden ? (
          <span key={index} className="hidden-part" title={t(`accounts.hidden.${hidden}`)}>
            <Icon name="lock" small />
            <span className="visually-hidden">{t(`accounts.hidden.${hidden}`)} </span>
            {text}
          </span>
        ) : (
          <span key={index}>{text}</span>
        ),
      )}
    </>
  );
}
