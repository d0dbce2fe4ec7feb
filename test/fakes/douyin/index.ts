export { createFakeDouyin, type FakeDouyin } from './fake-douyin';
