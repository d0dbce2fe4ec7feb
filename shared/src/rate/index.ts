export { type Rate, wilsonRate } from './wilson';
