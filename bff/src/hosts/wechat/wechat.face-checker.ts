import type { Clock } from '../../platform/clock';
import { type FaceChecker, FaceCheckUnavailable } from '../hosts.port';
import { CallFailed } from '../wire/http-call';
import { VerifyIdAnswer, VerifyInfoAnswer } from './wechat.answers';
import { type WechatClient, WechatErrcode } from './wechat.client';
import type { WechatConfig } from './wechat.config';
import { certificateHash, faceResultOf, serialNumberOf } from './wechat.face-rules';

const START = '/cityservice/face/identify/getverifyid';
const READ = '/cityservice/face/identify/queryverifyinfo';

/** Face check 2.0: the check runs in WeChat's own dialog, the result is asked of WeChat. */
export function createWechatFaceChecker(
  config: WechatConfig,
  client: WechatClient,
  clock: Clock,
): FaceChecker {
  return {
    vendor: 'wechat',

    async start({ checkId, name, identityNumber, openId }) {
      if (openId === null) throw new FaceCheckUnavailable('wechat face check needs the openid of the person');
      const askedAtMs = clock.nowMs();
      const answer = await client
        .postWithToken(
          START,
          {
            out_seq_no: serialNumberOf(checkId),
            cert_info: { cert_type: 'IDENTITY_CARD', cert_name: name, cert_no: identityNumber },
            openid: openId,
          },
          VerifyIdAnswer,
        )
        .catch(throwUnavailable);
      const expiresAt = new Date(askedAtMs + answer.expires_in * 1_000).toISOString();
      return {
        reference: answer.verify_id,
        ticket: { kind: 'host_dialog', verifyId: answer.verify_id, expiresAt },
      };
    },

    async readResult({ checkId, reference, name, identityNumber, openId }) {
      const body = {
        verify_id: reference,
        out_seq_no: serialNumberOf(checkId),
        cert_hash: certificateHash({ name, identityNumber }),
        openid: openId,
      };
      try {
        const answer = await client.postWithToken(READ, body, VerifyInfoAnswer);
        return faceResultOf(answer.verify_ret);
      } catch (failure) {
        if (failure instanceof WechatErrcode && config.facePendingErrorCodes.includes(failure.errcode))
          return { outcome: 'pending' };
        return throwUnavailable(failure);
      }
    },
  };
}

function throwUnavailable(failure: unknown): never {
  if (failure instanceof WechatErrcode) throw new FaceCheckUnavailable(`wechat ${failure.message}`);
  if (failure instanceof CallFailed) throw new FaceCheckUnavailable(`wechat: ${failure.reason}`);
  throw new FaceCheckUnavailable(failure instanceof Error ? failure.message : 'wechat');
}
