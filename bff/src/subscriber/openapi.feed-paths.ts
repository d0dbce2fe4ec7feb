import { AckQuery, PullQuery, ReplayQuery } from './core.schemas';
import { operation, text } from './openapi.operation';

/** Fetching facts, acknowledging them and having them again. */
export const feedPaths = {
  '/core/v1/facts': {
    get: operation(
      {
        operationId: 'pullFacts',
        summary: text('下一页事实', 'The next page of facts'),
        description: text(
          '存好一页后再用 next 取下一页；next 也是确认用的游标。',
          'Store a page, then go on with `next`; it is also the cursor to acknowledge.',
        ),
      },
      {
        query: PullQuery,
        answers: { 200: 'FactsPage' },
        problems: ['not_verified', 'input_invalid', 'cursor_invalid', 'overloaded'],
      },
    ),
  },
  '/core/v1/facts/replay': {
    get: operation(
      {
        operationId: 'replayFacts',
        summary: text('重取一段范围', 'A range once more'),
        description: text(
          '范围三选一：fromId 加 toId，from 加 to，或 person。编号和顺序与当初相同。',
          'One of three ranges: fromId with toId, from with to, or person. Ids and order are as they were.',
        ),
      },
      {
        query: ReplayQuery,
        answers: { 200: 'ReplayPage' },
        problems: ['not_verified', 'input_invalid', 'cursor_invalid'],
      },
    ),
  },
  '/core/v1/ack': {
    put: operation(
      {
        operationId: 'acknowledge',
        summary: text('确认已存好到哪里', 'Acknowledge what is stored'),
        description: text(
          '只进不退；要退用 rewind=true。',
          'It only goes forward; going back needs rewind=true.',
        ),
      },
      {
        query: AckQuery,
        body: 'AckBody',
        answers: { 200: 'Status' },
        problems: [
          'not_verified',
          'input_invalid',
          'cursor_invalid',
          'ack_goes_back',
          'body_too_large',
          'media_type',
        ],
      },
    ),
  },
  '/core/v1/status': {
    get: operation(
      { operationId: 'readStatus', summary: text('确认位置与滞后', 'Acknowledged position and lag') },
      { answers: { 200: 'Status' }, problems: [] },
    ),
  },
  '/core/v1/replays': {
    post: operation(
      {
        operationId: 'orderReplay',
        summary: text('请求重推一段范围', 'Ask to be pushed a range again'),
        description: text(
          '一次一个，24 小时内共一百万行；编号不变，已有的请按编号丢弃。当初因同意未发的仍不发。',
          'One at a time, a million rows within 24 hours; ids stay, so drop what is known. What was withheld stays withheld.',
        ),
      },
      {
        body: 'ReplayOrder',
        answers: { 202: 'ReplayState' },
        problems: [
          'not_verified',
          'input_invalid',
          'not_pushed_to',
          'replay_open',
          'replay_spent',
          'body_too_large',
          'media_type',
        ],
      },
    ),
  },
  '/core/v1/replays/{replayId}': {
    get: operation(
      { operationId: 'readReplay', summary: text('重推的进度', 'The progress of a replay') },
      {
        parameters: [{ name: 'replayId', in: 'path', required: true, schema: { type: 'string' } }],
        answers: { 200: 'ReplayState' },
        problems: ['not_verified', 'not_found'],
      },
    ),
  },
};
