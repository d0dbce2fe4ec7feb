import { join } from 'node:path';
import { startProcess } from '../calls';
import type { OpenRunner } from '../runner';
import type { RunnerCalls } from '../runner.process';
import { openOursInLists } from './ours';

/**
 * The lists again, by two processes of the product, as it runs on a machine with several cores: the second one comes
 * when there is work, and takes its half of the lanes at the next beat, which in a short run is most of the time.
 * The CPU in the table is the first one's.
 */
export const openOursByTwo: OpenRunner = async (place) => {
  const own = await openOursInLists(place);
  const other = startProcess<RunnerCalls>(join(__dirname, '../runner.process.ts'), process.execArgv.slice(2));
  await other.open('ours_in_lists', place);
  return {
    ...own,
    async start() {
      await Promise.all([own.start(), other.start()]);
    },
    async stop() {
      await Promise.all([own.stop(), other.close()]);
      await other.end();
    },
  };
};
