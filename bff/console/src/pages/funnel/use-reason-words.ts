import { useTranslation } from 'react-i18next';
import { zh } from '../../language/zh';
import { usePageName } from '../../parts/use-page-name';
import type { DropOffReason } from './drop-off.rules';

type FieldName = keyof typeof zh.field;
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
    return t(`analysis.dropReason.${kind}`, { what: nameOf(key) });
  };
}
