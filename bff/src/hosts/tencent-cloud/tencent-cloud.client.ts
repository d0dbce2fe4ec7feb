import { CommonClient } from 'tencentcloud-sdk-nodejs-common';
import type { z } from 'zod';

export interface TencentCloudConfig {
  secretId: string;
  secretKey: string;
  /** https://<service>.tencentcloudapi.com, or a stand-in. The SDK signs for the service that the host name begins with. */
  apiUrl: string;
  timeoutMs: number;
}

/** `code` is the vendor's own word (`LimitExceeded...`), or null when no answer came. */
export class TencentCloudFailure extends Error {
  override name = 'TencentCloudFailure';
  constructor(readonly code: string | null) {
    super(code ?? 'no_answer');
  }

  /** Whether the vendor is in trouble, rather than displeased with what was asked. */
  get passing(): boolean {
    return this.code === null || PASSING_CODES.test(this.code);
  }
}

const PASSING_CODES =
  /^(InternalError|RequestLimitExceeded|ResourceUnavailable|ResourceInsufficient|FailedOperation\.ServiceBusy)/;
const VENDOR_CODE = /^[A-Za-z][A-Za-z0-9.]{0,99}$/;

export type TencentCloudCall = <T>(action: string, payload: object, answer: z.ZodType<T>) => Promise<T>;

/** Signing and sending are the vendor's SDK; its messages are dropped, as they may repeat what was sent. */
export function createTencentCloudCall(
  config: TencentCloudConfig,
  service: { version: string; region?: string },
): TencentCloudCall {
  const url = new URL(config.apiUrl);
  const client = new CommonClient(url.host, service.version, {
    credential: { secretId: config.secretId, secretKey: config.secretKey },
    region: service.region,
    profile: {
      httpProfile: { protocol: `${url.protocol}//`, reqMethod: 'POST', reqTimeout: config.timeoutMs / 1_000 },
    },
  });
  client.path = url.pathname;

  return async (action, payload, answer) => {
    const content: unknown = await client.request(action, payload).catch((failure: unknown) => {
      throw new TencentCloudFailure(vendorCodeOf(failure));
    });
    const parsed = answer.safeParse(content);
    if (!parsed.success) throw new TencentCloudFailure(null);
    return parsed.data;
  };
}

function vendorCodeOf(failure: unknown): string | null {
  const code = failure instanceof Error && 'code' in failure ? failure.code : null;
  return typeof code === 'string' && VENDOR_CODE.test(code) ? code : null;
}
