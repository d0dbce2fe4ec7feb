import { operation, text } from './openapi.operation';

/** How a subscriber that is not pushed to proves that it knows its secret. */
export const verificationPaths = {
  '/core/v1/verification': {
    post: operation(
      {
        operationId: 'askChallenge',
        summary: text('只取不收推送的订阅方：要一个挑战', 'For who only fetches: ask for a challenge'),
      },
      { answers: { 201: 'Challenge' }, problems: ['pushed_to'] },
    ),
    put: operation(
      {
        operationId: 'answerChallenge',
        summary: text(
          '用签名密钥回答挑战，之后生效',
          'Answer it with the signing secret, which starts the feed',
        ),
      },
      {
        body: 'ChallengeAnswer',
        answers: { 200: 'Verified' },
        problems: ['input_invalid', 'pushed_to', 'challenge_failed', 'body_too_large', 'media_type'],
      },
    ),
  },
};
