import Taro from '@tarojs/taro';
import { hostName } from './host-name';
import type { LoginCodes } from './login-codes';
import { logInToPlayedHost, playedHost } from './preview';

const loginTimeoutMs = 5_000;

/** A fresh code for the BFF to ask the host who this is. Nobody is interrupted for it; without one the visit goes on. */
export async function logIn(): Promise<LoginCodes> {
  try {
    if (process.env.TARO_ENV === 'h5') return playedHost() ? await logInToPlayedHost() : {};
    const options = hostName() === 'tt' ? { force: false } : {};
    const told = (await Taro.login({ ...options, timeout: loginTimeoutMs })) as {
      code?: string;
      anonymousCode?: string;
    };
    return { loginCode: told.code || undefined, anonymousCode: told.anonymousCode || undefined };
  } catch {
    return {};
  }
}
