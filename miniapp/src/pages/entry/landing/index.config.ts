export default definePageConfig({ navigationBarTitleText: '青杉消费金融', enableShareAppMessage: true });
