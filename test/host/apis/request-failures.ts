import type { HostPlatform } from '../platform';

export type RequestFailure = 'offline' | 'refused' | 'reset' | 'timeout' | 'abort' | 'interrupted';

const texts: Record<HostPlatform, Record<RequestFailure, string>> = {
  weapp: {
    offline: 'request:fail errcode:-106 cronet_error_code:-106 error_msg:net::ERR_INTERNET_DISCONNECTED',
    refused: 'request:fail errcode:-102 cronet_error_code:-102 error_msg:net::ERR_CONNECTION_REFUSED',
    reset: 'request:fail errcode:-101 cronet_error_code:-101 error_msg:net::ERR_CONNECTION_RESET',
    timeout: 'request:fail timeout',
    abort: 'request:fail abort',
    interrupted: 'request:fail interrupted',
  },
  tt: {
    offline: 'request:fail network not available',
    refused: 'request:fail net::ERR_CONNECTION_REFUSED',
    reset: 'request:fail net::ERR_CONNECTION_RESET',
    timeout: 'request:fail timeout',
    abort: 'request:fail abort',
    interrupted: 'request:fail interrupted',
  },
};

export function failureText(platform: HostPlatform, failure: RequestFailure): string {
  return texts[platform][failure];
}

export function failureOf(error: NodeJS.ErrnoException): RequestFailure {
  return error.code === 'ECONNREFUSED' ? 'refused' : 'reset';
}
