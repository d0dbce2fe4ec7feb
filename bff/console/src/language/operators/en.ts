export const enOperators = {
  title: 'Colleagues',
};
