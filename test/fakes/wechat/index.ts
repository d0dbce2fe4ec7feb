export { createFakeHosts, type FakeHosts, fakeHostsEnvironment } from './fake-hosts';
export { createFakeWechat, type FakeWechat } from './fake-wechat';
export type { HostFaceResult } from './fake-face';
