export { subscriberRouter } from './subscriber.router';
