export { createWebHost } from './web.host';
