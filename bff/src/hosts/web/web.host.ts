import { type Host, HostRefused } from '../hosts.port';

/** A browser vouches for nobody: the person is known by an SMS code only. */
export function createWebHost(config: { appId: string } = { appId: 'h5' }): Host {
  return {
    name: 'h5',
    appId: config.appId,
    logIn: async () => ({ openId: null, unionId: null, anonymousOpenId: null }),
    readPhoneNumber: async () => {
      throw new HostRefused('not_permitted', 'h5');
    },
  };
}
