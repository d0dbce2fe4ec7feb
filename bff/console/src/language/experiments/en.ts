export const enExperiments = {
  title: 'Page experiments',
};
