interface Chain {
  merge(part: Record<string, unknown>): unknown;
}

/** What changes with a release of ours lies apart from what changes with a release of the framework. */
export function chooseBrowserChunks(chain: Chain): void {
  chain.merge({
    optimization: {
      splitChunks: {
        chunks: 'all',
        minSize: 20_000,
        cacheGroups: {
          default: false,
          defaultVendors: false,
          framework: {
            name: 'framework',
            chunks: 'initial',
            test: /[\\/]node_modules[\\/].*(@tarojs|react|react-dom|scheduler)[\\/]/,
            priority: 20,
          },
          vendors: { name: 'vendors', chunks: 'initial', test: /[\\/]node_modules[\\/]/, priority: 10 },
          common: { name: 'common', chunks: 'async', minChunks: 2, priority: 1 },
        },
      },
    },
    performance: { hints: false },
    stats: 'errors-warnings',
  });
}
