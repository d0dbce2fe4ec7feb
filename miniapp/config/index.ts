import path from 'node:path';
import { defineConfig } from '@tarojs/cli';
import { chooseBrowserChunks } from './browser-chunks';
import { provideAbortController } from './abort-controller';
import { isCompiledForPhones } from './compiled-packages';
import { isStandIn, leaveOutFeature, leftOut } from './left-out-features';
import { refuseMissingExports } from './missing-exports';
import { registeredPages } from './registered-pages';

type Platform = 'weapp' | 'tt' | 'h5';

const platform = (process.env.TARO_ENV ?? 'weapp') as Platform;
/** In a browser the BFF serves the page itself; the other hosts call it by name. */
const apiBase = platform === 'h5' ? '' : (process.env.LOUDOU_API_URL ?? 'http://127.0.0.1:3000');
const appVersion = process.env.LOUDOU_APP_VERSION ?? '0.1.0';

export default defineConfig({
  projectName: 'loudou',
  date: '2026-11-22',
  // A pixel of the style files is a pixel of the phone, on every host: a narrow phone gets room by its own rules in
  // the style files, not by letters that shrink, and a wide one is not blown up.
  designWidth: 375,
  deviceRatio: { 375: 2, 640: 1.17, 750: 1, 828: 0.905 },
  // How deep elements may lie in each other before a host component must carry the rest: each level is paid for in the
  // main package, and our deepest screen has ten.
  baseLevel: 12,
  terser: { enable: true, config: { compress: { passes: 2 } } },
  sourceRoot: 'src',
  outputRoot: leftOut === null ? `dist/${platform}` : `dist/${platform}-without-${leftOut}`,
  plugins: ['@tarojs/plugin-platform-tt'],
  framework: 'react',
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  cache: { enable: false },
  logger: { quiet: true, stats: false },
  alias: { '@loudou/shared': path.resolve(__dirname, '../../shared/src') },
  defineConstants: {
    LOUDOU_API_BASE: JSON.stringify(apiBase),
    LOUDOU_PAGES: JSON.stringify(registeredPages()),
    LOUDOU_APP_VERSION: JSON.stringify(appVersion),
  },
  mini: {
    enableSourceMap: false,
    postcss: {
      pxtransform: { enable: false },
      cssModules: { enable: false },
    },
    // Every rule is named after its component, so no order between their files can matter.
    miniCssExtractPluginOption: { ignoreOrder: true },
    compile: { include: [isCompiledForPhones, isStandIn] },
    webpackChain: (chain) => {
      provideAbortController(chain);
      leaveOutFeature(chain);
      refuseMissingExports(chain);
    },
  },
  h5: {
    publicPath: '/app/',
    staticDirectory: 'static',
    router: { mode: 'hash' },
    enableSourceMap: false,
    output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'chunk/[name].[contenthash:8].js' },
    miniCssExtractPluginOption: {
      ignoreOrder: true,
      filename: 'css/[name].[contenthash:8].css',
      chunkFilename: 'css/[name].[contenthash:8].css',
    },
    postcss: { pxtransform: { enable: false } },
    compile: { include: [isCompiledForPhones] },
    webpackChain: (chain) => {
      chooseBrowserChunks(chain);
      refuseMissingExports(chain);
    },
  },
});
