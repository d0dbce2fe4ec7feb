export default definePageConfig({ navigationBarTitleText: '全文' });
