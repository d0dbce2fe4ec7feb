import { theme, type ThemeConfig } from 'antd';
import { dark, light } from './palette';

/** Our tokens in Ant Design's names: hairlines, one accent, 13 px text, 32 px controls. */
export function antdTheme(mode: 'light' | 'dark'): ThemeConfig {
  const palette = mode === 'dark' ? dark : light;
  return {
    algorithm: mode === 'dark' ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      colorPrimary: palette.accent,
      colorLink: palette.accent,
      colorSuccess: palette.good,
      colorWarning: palette.warn,
      colorError: palette.bad,
      colorBgLayout: palette.canvas,
      colorBgContainer: palette.surface,
      colorBgElevated: palette.surface,
      colorBorder: palette.lineStrong,
      colorBorderSecondary: palette.line,
      colorText: palette.ink,
      colorTextSecondary: palette.ink2,
      colorTextTertiary: palette.ink3,
      colorTextPlaceholder: palette.ink3,
      fontFamily: 'var(--sans)',
      fontFamilyCode: 'var(--mono)',
      fontSize: 13,
      borderRadius: 6,
      controlHeight: 32,
      wireframe: false,
      // Without its animations antd would wait for an end that never comes.
      motion: !window.matchMedia('(prefers-reduced-motion: reduce)').matches,
    },
    components: {
      Button: {
        primaryShadow: 'none',
        defaultShadow: 'none',
        primaryColor: mode === 'dark' ? palette.canvas : '#ffffff',
        // Away from its text, where antd would go towards it: who points at a button still reads it.
        colorPrimaryHover: mode === 'dark' ? '#a3c2ff' : '#1d47a8',
      },
    },
  };
}
