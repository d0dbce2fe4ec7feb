/// <reference types="@tarojs/taro" />

declare module '*.scss';
declare module '*.css';

/** Set at build time: where the BFF is, and which release this is. */
declare const LOUDOU_API_BASE: string;
declare const LOUDOU_APP_VERSION: string;
/** The screens of each area that this build carries. */
declare const LOUDOU_PAGES: Record<'entry' | 'apply' | 'loan' | 'repay' | 'me', string[]>;

declare namespace NodeJS {
  interface ProcessEnv {
    TARO_ENV: 'weapp' | 'tt' | 'h5';
  }
}
