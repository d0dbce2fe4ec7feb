import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { dark, light, type Palette } from './palette';

export type ThemeChoice = 'light' | 'dark' | 'system';

interface ThemeMode {
  choice: ThemeChoice;
  mode: 'light' | 'dark';
  palette: Palette;
  choose(choice: ThemeChoice): void;
}

const STORAGE_KEY = 'loudou.console.theme';
const ThemeContext = createContext<ThemeMode | null>(null);

export function ThemeModeProvider({ children }: { children: ReactNode }) {
  const [choice, setChoice] = useState<ThemeChoice>(keptChoice);
  const systemDark = useSystemDark();
  const mode = choice === 'system' ? (systemDark ? 'dark' : 'light') : choice;

  useEffect(() => {
    document.documentElement.dataset['theme'] = mode;
  }, [mode]);

  const value = useMemo<ThemeMode>(
    () => ({
      choice,
      mode,
      palette: mode === 'dark' ? dark : light,
      choose: (next) => {
        localStorage.setItem(STORAGE_KEY, next);
        setChoice(next);
      },
    }),
    [choice, mode],
  );
  return <ThemeContext.Provider value={value}>{children}</ThemeContext.Provider>;
}

export function useThemeMode(): ThemeMode {
  const mode = useContext(ThemeContext);
  if (!mode) throw new Error('useThemeMode stands outside of ThemeModeProvider');
  return mode;
}

function keptChoice(): ThemeChoice {
  const kept = localStorage.getItem(STORAGE_KEY);
  return kept === 'light' || kept === 'dark' ? kept : 'system';
}

function useSystemDark(): boolean {
  const query = useMemo(() => window.matchMedia('(prefers-color-scheme: dark)'), []);
  const [isDark, setDark] = useState(query.matches);
  useEffect(() => {
    const update = () => setDark(query.matches);
    query.addEventListener('change', update);
    return () => query.removeEventListener('change', update);
  }, [query]);
  return isDark;
}
