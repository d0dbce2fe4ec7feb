import type { Check } from '../check';
import { liveThroughDoors } from '../pipeline/live-through-doors';
import { runProduct } from '../pipeline/run-product';

const experiments = 40;
const people = 400;

/** What is given before a log-in and what after it, as the phone gets both. */
export const identitySwitch: Check = {
  number: 21,
  title: '先匿名、后登录，还是同一组',
  design: `${people} 人经接口进来，30% 看过以后登录再打开；${experiments} 个实验`,
  async run(run) {
    const { lived, answers } = await runProduct(run, {
      planned: { experiments, slots: 1, people, primary: { metric: 'registered', smallestEffect: 200 } },
      people,
      async live(product, plans, tell) {
        return { lived: await liveThroughDoors(product, plans, tell), told: people * experiments };
      },
    });
    const several = answers.map(({ exposure }) => exposure.multiple.shareBps ?? 0);
    return [
      // The 99 % binomial band of 400 people at 30 %.
      { label: '登录过的人', value: lived.signedIn / people, least: 0.241, most: 0.359, as: 'share' },
      { label: '登录后换了组的人', value: lived.changedArm, most: 0, as: 'count' },
      { label: '看过两组的人', value: Math.max(...several) / 10_000, most: 0, as: 'share' },
    ];
  },
};
