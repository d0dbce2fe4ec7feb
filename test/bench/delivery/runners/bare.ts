import type { BenchEvent } from '../bench-event';
import type { OpenRunner } from '../runner';
import { createSender, inFlight } from '../sender';

/** The ceiling: nothing kept, nothing ordered, nothing tried again. */
export const openBare: OpenRunner = async ({ receiverUrl }) => {
  const sender = createSender(receiverUrl);
  let waiting: BenchEvent[] = [];
  let left = 0;
  let next = 0;

  async function loop(): Promise<void> {
    while (next < waiting.length) {
      const event = waiting[next]!;
      next += 1;
      await sender.send(event);
      left -= 1;
    }
  }

  return {
    async enqueue(events) {
      waiting = [...events];
      left = events.length;
      next = 0;
    },
    async start() {
      for (let lane = 0; lane < inFlight; lane += 1) void loop();
    },
    left: async () => left,
    done: async () => null,
    stop: () => sender.close(),
  };
};
