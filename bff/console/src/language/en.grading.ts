export const enGrading = {
  title: 'Grading',
};
