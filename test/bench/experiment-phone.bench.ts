import { build } from '../../scripts/build-targets';
import { bytesOfFeature } from '../house/feature-bytes';

const barBytes = 2_048;
const limitMs = 600_000;
const say = (text: string) => void process.stdout.write(`${text}\n`);

test(
  'what experiments add to the bundle that a phone fetches first',
  async () => {
    await build(['weapp'], say);
    const bytes = await bytesOfFeature('experiment');
    const isMet = bytes < barBytes;
    say(`\n${isMet ? 'met' : 'NOT MET'}  experiments on the phone: ${bytes} bytes (bar: below ${barBytes})`);
  },
  limitMs,
);
