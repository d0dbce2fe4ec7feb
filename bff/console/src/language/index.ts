import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { en } from './en';
import { zh } from './zh';

export type Language = 'zh' | 'en';

const STORAGE_KEY = 'loudou.console.language';

/** The one chosen last; before any choice the browser's own. */
function firstLanguage(): Language {
  const kept = localStorage.getItem(STORAGE_KEY);
  if (kept === 'zh' || kept === 'en') return kept;
  return navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}

export function startLanguage(): void {
  const language = firstLanguage();
  void i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'zh',
    resources: { zh: { translation: zh }, en: { translation: en } },
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  markDocument(language);
}

export function switchLanguage(language: Language): void {
  localStorage.setItem(STORAGE_KEY, language);
  markDocument(language);
  void i18next.changeLanguage(language);
}

/** The attribute decides which glyphs the Han characters take. */
function markDocument(language: Language): void {
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
}
