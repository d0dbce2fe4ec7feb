export default definePageConfig({ navigationBarTitleText: '漏斗' });
