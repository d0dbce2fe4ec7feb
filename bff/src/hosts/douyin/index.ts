export type { DouyinConfig } from './douyin.config';
export { createDouyin } from './douyin.host';
