export default definePageConfig({ navigationBarTitleText: '放款进度' });
