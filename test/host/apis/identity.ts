import { ApiFailure } from './api-failure';
import type { ApiHost, ApiTable } from './api-host';
import { callbackApi } from './callback-api';

/** Log-in and what WeChat and Douyin know of the person and of the app itself. */
export function identityApis(host: ApiHost): ApiTable {
  const common: ApiTable = {
    login: callbackApi(host, 'login', async () => {
      if (!host.network.isOnline) throw new ApiFailure('network error');
      const code = await host.answers.login();
      host.session.hasLoggedIn = true;
      if (host.platform !== 'tt') return { code };
      return { code, anonymousCode: await host.answers.anonymousLogin(), isLogin: true };
    }),
    checkSession: callbackApi(host, 'checkSession', () => undefined),
    getPrivacySetting: callbackApi(host, 'getPrivacySetting', () => ({
      needAuthorization: false,
      privacyContractName: '《隐私保护指引》',
    })),
    requirePrivacyAuthorize: callbackApi(host, 'requirePrivacyAuthorize', () => undefined),
    openPrivacyContract: callbackApi(host, 'openPrivacyContract', () => undefined),
    onNeedPrivacyAuthorization: (listener: unknown) =>
      host.listeners.add('NeedPrivacyAuthorization', listener),
    requestSubscribeMessage: callbackApi<{ tmplIds?: string[] }>(
      host,
      'requestSubscribeMessage',
      async ({ tmplIds = [] }) => {
        if (tmplIds.length === 0) throw new ApiFailure("TmplIds can't be empty", { errCode: 20001 });
        return host.answers.subscribe([...tmplIds]);
      },
    ),
  };
  if (host.platform === 'tt') return common;
  return {
    ...common,
    getAccountInfoSync: () =>
      host.realm.copy({
        miniProgram: { appId: 'wx0000000000000000', envVersion: 'release', version: '1.0.0' },
      }),
    requestFacialVerify: callbackApi<{ verifyId?: string }>(host, 'requestFacialVerify', async (request) => {
      const outcome = await host.answers.facialVerify({ verifyId: request.verifyId });
      if (!outcome.passed) throw new ApiFailure('facial verify not passed', { errCode: outcome.errCode });
      return { errCode: 0 };
    }),
    checkIsSupportFacialRecognition: callbackApi(host, 'checkIsSupportFacialRecognition', () => undefined),
  };
}
