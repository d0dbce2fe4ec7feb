import { QueryClientProvider } from '@tanstack/react-query';
import { ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { useMemo } from 'react';
import { RouterProvider } from 'react-router-dom';
import { createQueryClient } from './api/query-client';
import { useLanguage } from './language/use-language';
import { createConsoleRouter } from './routes';
import { antdTheme } from './theme/antd-theme';
import { ThemeModeProvider, useThemeMode } from './theme/theme-mode';

const queryClient = createQueryClient();
const consoleRouter = createConsoleRouter();

export function App() {
  return (
    <QueryClientProvider client={queryClient}>
      <ThemeModeProvider>
        <Themed />
      </ThemeModeProvider>
    </QueryClientProvider>
  );
}

function Themed() {
  const { mode } = useThemeMode();
  const language = useLanguage();
  const theme = useMemo(() => antdTheme(mode), [mode]);
  dayjs.locale(language === 'zh' ? 'zh-cn' : 'en');
  return (
    <ConfigProvider
      theme={theme}
      locale={language === 'zh' ? zhCN : enUS}
      button={{ autoInsertSpace: false }}
    >
      <RouterProvider router={consoleRouter} />
    </ConfigProvider>
  );
}
