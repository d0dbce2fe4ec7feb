import { randomBytes } from 'node:crypto';
import { systemClock } from '../../../bff/src/platform/clock';
import { createDatabase } from '../../../bff/src/platform/database';
import { type Dispatcher, startDispatcher } from '../../../bff/src/delivery/dispatch/dispatcher';
import { createHttpTransport } from '../../../bff/src/delivery/transport/http-transport';
import { answerCalls } from '../../bench/delivery/calls';
import { labPlatform, registerLabSinks } from './world';

/** A worker of the product in a process of its own, which can be stopped like any other. */
let dispatcher: Dispatcher | undefined;
const transport = createHttpTransport();

export const calls = answerCalls({
  async start(databaseUrl: string, name: string, receiverUrl: string): Promise<void> {
    registerLabSinks();
    const platform = labPlatform(
      createDatabase({ url: databaseUrl }),
      systemClock,
      () => randomBytes(4).readUInt32BE() / 2 ** 32,
    );
    dispatcher = startDispatcher({
      platform,
      sendRequest: (request, options) => {
        const account = new URL(request.url).hostname.split('.')[0];
        const headers = { ...request.headers, 'x-worker': name };
        return transport.sendRequest({ ...request, headers, url: `${receiverUrl}/${account}` }, options);
      },
    });
  },
  async wake(): Promise<void> {
    dispatcher?.wake();
  },
  async pid(): Promise<number> {
    return process.pid;
  },
});
export type StallingCalls = typeof calls;
