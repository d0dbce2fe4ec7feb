import { dayText, shortClockText } from '../../format/moments';
import { useLanguage } from '../../language/use-language';

/** 11月22日 15:02 */
export function useMoment(): (iso: string) => string {
  const language = useLanguage();
  return (iso) => `${dayText(iso, language)} ${shortClockText(iso)}`;
}
