export const zhLedger = {
  title: '发送账本',
};
