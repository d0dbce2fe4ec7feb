export const zhExperiments = {
  title: '页面实验',
};
