export default definePageConfig({ navigationBarTitleText: '费用说明' });
