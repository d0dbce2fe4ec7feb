export { journeyRouter } from './journey.router';
