import type { FaceChecker, Host } from '../hosts.port';
import type { AdapterDependencies } from '../wire/adapter-dependencies';
import { createWechatClient } from './wechat.client';
import type { WechatConfig } from './wechat.config';
import { createWechatFaceChecker } from './wechat.face-checker';
import { createWechatHost } from './wechat.host';

export type { WechatConfig } from './wechat.config';

/** The host and the face checker of one mini-program: they share one access token. */
export function createWechat(
  config: WechatConfig,
  dependencies: AdapterDependencies,
): { host: Host; faceChecker: FaceChecker } {
  const client = createWechatClient(config, dependencies);
  return {
    host: createWechatHost(config, client),
    faceChecker: createWechatFaceChecker(config, client, dependencies.clock),
  };
}
