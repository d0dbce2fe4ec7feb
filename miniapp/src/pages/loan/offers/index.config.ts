export default definePageConfig({ navigationBarTitleText: '选择借款方案' });
