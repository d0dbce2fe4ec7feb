import type { ApplicationState } from '@loudou/shared/lifecycle';
import { dayInWords, timeOf } from '../../words/days';
import { beijingDate } from '@loudou/shared/calendar';

export interface Promised {
  state: ApplicationState;
  submittedAt: string;
  promisedAt: string;
}

export interface PromiseWords {
  lead: string;
  title: string;
  /** From 0 at the submission to 1 at the promised moment. */
  done: number;
  from: string;
  until: string;
  afterwards: { title: string; text: readonly string[] };
}

const kept = ['你不用重新申请，', '也不会再次查询征信。'];

/** What is said while waiting: a promise, then the truth when it was not kept. */
export function promiseInWords({ state, submittedAt, promisedAt }: Promised, now: number): PromiseWords {
  const until = momentSeen(promisedAt, now);
  const line = { from: `${momentSeen(submittedAt, now)} 提交`, until: `最晚 ${until}` };
  if (state === 'needs_review')
    return {
      ...line,
      done: 1,
      lead: '申请已提交，需要人工核对',
      title: '正在人工审核',
      afterwards: {
        title: '人工审核需要多久',
        text: ['由出借人的审核人员处理，', '有结果会马上告诉你。', ...kept],
      },
    };
  if (now >= Date.parse(promisedAt))
    return {
      ...line,
      done: 1,
      lead: `已经过了约定的 ${until}`,
      title: '结果比约定的晚，还在审批',
      afterwards: {
        title: '接下来会怎样',
        text: ['我们还在等出借人答复，', '有结果会马上告诉你。', ...kept],
      },
    };
  return {
    ...line,
    done: shareDone(submittedAt, promisedAt, now),
    lead: '申请已提交，正在审批',
    title: `最晚 ${until} 告诉你结果`,
    afterwards: {
      title: `如果 ${until} 还没有结果`,
      text: ['这一页会照实说明，', '申请继续有效。', ...kept],
    },
  };
}

function shareDone(submittedAt: string, promisedAt: string, now: number): number {
  const from = Date.parse(submittedAt);
  const whole = Date.parse(promisedAt) - from;
  return whole > 0 ? Math.min(Math.max((now - from) / whole, 0), 1) : 1;
}

/** `14:32`, and with the day when it is another day: `11月23日 14:32`. */
export function momentSeen(moment: string, now: number): string {
  const day = beijingDate(Date.parse(moment));
  return day === beijingDate(now) ? timeOf(moment) : `${dayInWords(day)} ${timeOf(moment)}`;
}
