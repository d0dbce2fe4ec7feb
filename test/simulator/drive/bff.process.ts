import { join } from 'node:path';
import { readConfig } from '../../../bff/src/config';
import { createLogger } from '../../../bff/src/platform/logger';
import { type RunningBff, startBff } from '../../../bff/src/start';
import { answerCalls } from '../../bench/delivery/calls';
import { createSimulatedTime } from './simulated-time';

interface Start {
  environment: Record<string, string>;
  standsAtMs: number;
}

let running: { bff: RunningBff; time: ReturnType<typeof createSimulatedTime> } | null = null;
const root = join(__dirname, '../../..');

async function start({ environment, standsAtMs }: Start): Promise<{ url: string }> {
  const config = readConfig(environment);
  const time = createSimulatedTime(standsAtMs);
  const bff = await startBff(config, {
    clock: time.clock,
    logger: createLogger({ level: config.LOG_LEVEL }),
    sites: { phone: join(root, 'miniapp/dist/h5'), console: join(root, 'bff/console/dist') },
  });
  running = { bff, time };
  return { url: bff.url };
}

const bffCalls = {
  start,
  moveTo: async (atMs: number) => running?.time.moveTo(atMs),
  letGo: async () => running?.time.letGo(),
  stop: async () => running?.bff.stop(),
};
export type BffCalls = typeof bffCalls;

answerCalls(bffCalls);
