import type { Driven } from '../drive/drive';

const width = 28;
const redrawEveryMs = 200;
const lineEveryMs = 5_000;

/** How far a run is: a bar on a terminal, a line now and then anywhere else. */
export function createProgressBar(
  output: { write(text: string): unknown; isTTY?: boolean },
  nowMs: () => number = Date.now,
) {
  const startedMs = nowMs();
  let shownMs = -Infinity;
  const show = (driven: Driven) => {
    const line = lineOf(driven, nowMs() - startedMs);
    output.write(output.isTTY ? `\r${line}\u001b[K` : `${line}\n`);
  };
  return {
    show(driven: Driven): void {
      if (nowMs() - shownMs < (output.isTTY ? redrawEveryMs : lineEveryMs)) return;
      shownMs = nowMs();
      show(driven);
    },
    end(driven: Driven): void {
      show(driven);
      if (output.isTTY) output.write('\n');
    },
  };
}

export function lineOf({ share, people, events, calls }: Driven, passedMs: number): string {
  const seconds = Math.max(passedMs / 1_000, 0.001);
  const full = Math.round(share * width);
  const bar = '█'.repeat(full) + '░'.repeat(width - full);
  const left = share > 0.01 ? `${clock((seconds / share) * (1 - share))} left` : 'just begun';
  return [
    `${bar} ${(share * 100).toFixed(1).padStart(5)} %`,
    `${people.toLocaleString('en')} people`,
    `${events.toLocaleString('en')} events`,
    `${Math.round(events / seconds).toLocaleString('en')} events/s`,
    `${Math.round(calls / seconds)} calls/s`,
    left,
  ].join(' · ');
}

const clock = (seconds: number) =>
  `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`;
