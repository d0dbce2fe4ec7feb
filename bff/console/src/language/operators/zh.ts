export const zhOperators = {
  title: '同事',
};
