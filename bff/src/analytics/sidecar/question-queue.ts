import { AppError } from '../../platform/errors';

/**
 * Lets so many questions work at a time; others wait in line, and beyond the line they are turned away with
 * `overloaded`. Whoever goes away while waiting leaves the line.
 */
export class QuestionQueue {
  private working = 0;
  private readonly line: (() => void)[] = [];

  constructor(private readonly limits: { atOnce: number; waiting: number }) {}

  async run<T>(work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    await this.enter(signal);
    try {
      return await work();
    } finally {
      this.working -= 1;
      this.line.shift()?.();
    }
  }

  private async enter(signal?: AbortSignal): Promise<void> {
    if (signal?.aborted) throw new AppError('overloaded', { details: { reason: 'question_withdrawn' } });
    if (this.working >= this.limits.atOnce) {
      if (this.line.length >= this.limits.waiting)
        throw new AppError('overloaded', { details: { reason: 'too_many_questions' } });
      await this.stand(signal);
    }
    this.working += 1;
  }

  private stand(signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const leave = () => {
        this.line.splice(this.line.indexOf(go), 1);
        reject(new AppError('overloaded', { details: { reason: 'question_withdrawn' } }));
      };
      const go = () => {
        signal?.removeEventListener('abort', leave);
        resolve();
      };
      this.line.push(go);
      signal?.addEventListener('abort', leave, { once: true });
    });
  }
}
