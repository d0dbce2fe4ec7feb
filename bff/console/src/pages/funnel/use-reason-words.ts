import { useTranslation } from 'react-i18next';
import type { DropOffReason } from '../../api/analysis-queries';
import { zh } from '../../language/zh';
import { usePageName } from '../../parts/use-page-name';

type FieldName = keyof typeof zh.field;
type WordName = keyof typeof zh.word;
const isWord = (name: string): name is WordName => Object.hasOwn(zh.word, name);
const isField = (name: string): name is FieldName => Object.hasOwn(zh.field, name);

/** Why somebody left, in words; what has no word of ours stands for itself. */
export function useReasonWords(): (reason: DropOffReason) => string {
  const { t } = useTranslation();
  const pageName = usePageName();
  const nameOf = (key: string) => (isField(key) ? t(`field.${key}`) : pageName(key));
  return ({ kind, key, page }) => {
    if (kind === 'none') return t('analysis.dropReason.none');
    if (kind === 'error')
      return page
        ? t('analysis.dropReason.errorOn', { page: pageName(page), what: key })
        : t('analysis.dropReason.error', { what: key });
    if (kind === 'step_failed') {
      const [part = '', ...code] = key.split(':');
      const what = isWord(part) ? t(`word.${part}`) : nameOf(part);
      return code.length === 0
        ? t('analysis.dropReason.step_failed', { what })
        : t('analysis.dropReason.failedWith', { what, code: code.join(':') });
    }
    if (kind === 'other') return t('analysis.dropOthers');
    return t(`analysis.dropReason.${kind}`, { what: nameOf(key) });
  };
}
