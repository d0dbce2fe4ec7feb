export default definePageConfig({ navigationBarTitleText: '每期明细' });
