import { randomBytes, randomUUID } from 'node:crypto';
import express, { type Request, Router } from 'express';
import type { FakeClock } from '../wechat/fake-clock';
import { createFaults } from '../wechat/faults';
import { signatureFault, type TencentCloudKeys } from './tencent-cloud-signature';

/** Thrown by an action; leaves as the vendor's own error envelope. */
export class TencentCloudError extends Error {
  constructor(readonly code: string) {
    super(code);
  }
}

export type TencentCloudAction = (payload: Record<string, unknown>, request: Request) => object;

export function newTencentCloudKeys(): TencentCloudKeys {
  return { secretId: `AKID${randomBytes(16).toString('hex')}`, secretKey: randomBytes(16).toString('hex') };
}

export interface FakeTencentCloudService {
  /** The vendor's SDK signs by the system's clock, so this must be real time even where the product's clock is moved. */
  wallClock: FakeClock;
  keys: TencentCloudKeys;
  version: string;
  actions: Record<string, TencentCloudAction>;
}

/** One Tencent Cloud product: signed POST, HTTP 200 for errors too. */
export function createFakeTencentCloud({ wallClock, keys, version, actions }: FakeTencentCloudService) {
  const faults = createFaults();
  const router = Router();
  router.use(faults.middleware);
  router.post('/', express.text({ type: 'application/json', limit: '1mb' }), (request, response) => {
    const requestId = randomUUID();
    try {
      const answer = answerTo(request);
      response.json({ Response: { ...answer, RequestId: requestId } });
    } catch (failure) {
      if (!(failure instanceof TencentCloudError)) throw failure;
      response.json({
        Response: { Error: { Code: failure.code, Message: 'refused by the stand-in' }, RequestId: requestId },
      });
    }
  });

  function answerTo(request: Request): object {
    const body: unknown = request.body;
    if (typeof body !== 'string') throw new TencentCloudError('InvalidParameter');
    const path = request.originalUrl.split('?')[0] ?? '/';
    const fault = signatureFault(
      { path, body, header: (name) => request.get(name) },
      keys,
      wallClock.nowMs(),
    );
    if (fault) throw new TencentCloudError(fault);
    if (request.get('x-tc-version') !== version) throw new TencentCloudError('NoSuchVersion');
    const action = actions[request.get('x-tc-action') ?? ''];
    if (!action) throw new TencentCloudError('InvalidAction');
    return action(JSON.parse(body) as Record<string, unknown>, request);
  }

  return { router, faults };
}
