export const zhGrading = {
  title: '分级',
};
