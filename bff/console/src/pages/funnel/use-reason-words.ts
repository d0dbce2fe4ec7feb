import { useTranslation } from 'react-i18next';
import type { DropOffReason } from '../../api/analysis-queries';
import { zh } from '../../language/zh';
import { usePageName } from '../../parts/use-page-name';

type FieldName = keyof typeof zh.analysis.formField;
type ErrorName = keyof typeof zh.analysis.formError;
type WordName = keyof typeof zh.word;
const isField = (name: string): name is FieldName => Object.hasOwn(zh.analysis.formField, name);
const isError = (code: string): code is ErrorName => Object.hasOwn(zh.analysis.formError, code);
const isWord = (name: string): name is WordName => Object.hasOwn(zh.word, name);

/** Why somebody left, in words; a code that has none stands beside a word of ours. */
export function useReasonWords(): (reason: DropOffReason) => string {
  const { t } = useTranslation();
  const pageName = usePageName();
  const wordsOf = (code: string) => (isError(code) ? t(`analysis.formError.${code}`) : null);
  const errorName = (code: string) => wordsOf(code) ?? t('analysis.formErrorOther', { code });
  return ({ kind, key, page }) => {
    switch (kind) {
      case 'error':
        return page
          ? t('analysis.dropReason.errorOn', { page: pageName(page), what: errorName(key) })
          : t('analysis.dropReason.error', { what: errorName(key) });
      case 'field':
        return t('analysis.dropReason.field', {
          what: isField(key) ? t(`analysis.formField.${key}`) : key,
        });
      case 'page':
        return t('analysis.dropReason.page', { what: pageName(key) });
      case 'step_failed': {
        const [part = '', ...rest] = key.split(':');
        const what = isWord(part) ? t(`word.${part}`) : part;
        const code = rest.join(':');
        return code === ''
          ? t('analysis.dropReason.step_failed', { what })
          : t('analysis.dropReason.failedWith', { what, code: wordsOf(code) ?? code });
      }
      case 'none':
        return t('analysis.dropReason.none');
      case 'other':
        return t('analysis.dropOthers');
    }
  };
}
