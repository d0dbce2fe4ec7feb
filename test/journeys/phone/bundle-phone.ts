import { join } from 'node:path';
import { HostStorage, launchMiniProgram, type MiniProgram } from '../../host';
import type { World } from '../../world/world';
import type { Phone } from './phone';

export interface BundlePhone extends Phone {
  app(): MiniProgram;
  /** The system ends the app; what it stored stays, and the next opening finds it. */
  killAndReopen(): Promise<void>;
  close(): void;
}

export interface BundleLaunch {
  platform: 'weapp' | 'tt';
  query: Record<string, string>;
  scene: number | string;
  openId: string;
  phone: string;
}

/** What of the product a bundle meets. */
export interface BundleGround {
  bff: { url: string };
  sandbox: World['sandbox'];
}

/** The built bundle in the mini-program host, whose log-in, number, payment and face come from the stand-ins. */
export async function openBundlePhone(world: BundleGround, launch: BundleLaunch): Promise<BundlePhone> {
  const storage = new HostStorage();
  const { hosts } = world.sandbox;
  const open = () =>
    launchMiniProgram({
      platform: launch.platform,
      bundle: join(__dirname, '../../../miniapp/dist', launch.platform),
      requestBase: world.bff.url,
      launch: { path: 'pages/entry/landing/index', query: launch.query, scene: launch.scene },
      storage,
      answers: {
        login: () =>
          (launch.platform === 'weapp' ? hosts.wechat : hosts.douyin).mintLoginCode({
            openId: launch.openId,
          }),
        anonymousLogin: () =>
          hosts.douyin.mintAnonymousCode({ anonymousOpenId: `anonymous-${launch.openId}` }),
        phoneNumber: () =>
          (launch.platform === 'weapp' ? hosts.wechat : hosts.douyin).mintPhoneCode({
            openId: launch.openId,
            phone: launch.phone,
          }),
        facialVerify: ({ verifyId }) => {
          hosts.wechat.finishFaceCheck(verifyId!, 'passed');
          return { passed: true };
        },
        payment: async (order) => {
          const behind = hosts.wechatPay.orderBehind(order as never);
          if (!behind) return 'cancelled';
          await hosts.wechatPay.pay(behind.orderNumber);
          return 'paid';
        },
      },
    });
  let app = await open();

  const waitFor = async (id: string, limitMs = 10_000) =>
    void (await app.waitFor(() => app.findById(id), limitMs));
  return {
    host: launch.platform,
    app: () => app,
    async killAndReopen() {
      app.kill();
      app = await open();
    },
    close: () => app.kill(),
    tap: (id) => app.tap(id),
    back: () => app.back(),
    tapPhoneButton: () => app.tapPhoneButton(),
    type: (id, text) => app.type(id, text),
    giveValidity: (date) => app.change('identity-valid-until', date),
    has: async (id) => app.findById(id) !== undefined,
    waitFor,
    waitForText: async (text, limitMs = 10_000) =>
      void (await app.waitFor(() => app.text().includes(text), limitMs)),
    text: async () => app.text(),
    async passFaceCheck() {
      await app.tap('face-start');
      if (launch.platform === 'weapp') return;
      // Douyin has no check of its own: the link was copied, the person goes through the vendor's page and comes back.
      const link = await app.waitFor(() => app.screen.clipboard);
      hosts.face.finish(String(link).split('/').at(-1)!.split('?')[0]!, 'passed');
      await app.tap('face-ask');
    },
    confirmHostPayment: async () => {},
    show: async () => {},
  };
}
