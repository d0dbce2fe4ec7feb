export { messageRouter } from './message.router';
