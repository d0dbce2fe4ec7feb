import { adHocFunnelPart } from './funnel/ad-hoc-funnel.part';
import { defaultFunnelPart } from './funnel/default-funnel.part';
import type { BenchPart } from './funnel/part';
import { openGround } from './funnel/places';

const events = Number(process.env.BENCH_EVENTS ?? 12_000_000);
const limitMs = 3 * 3_600_000;
const parts: BenchPart[] = [defaultFunnelPart, adHocFunnelPart];

let ground: Awaited<ReturnType<typeof openGround>>;
beforeAll(async () => {
  ground = await openGround(events, (text) => void process.stdout.write(`${text}\n`));
}, 120_000);
afterAll(() => ground?.close(), 120_000);

test.each(parts)('$name', (part) => part.run(ground), limitMs);
