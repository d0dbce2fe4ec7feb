import fc from 'fast-check';
import i18next from 'i18next';
import { en } from '../../../language/en';
import { zh } from '../../../language/zh';
import { type Answer, answerOf, type Halt, haltOf } from './answer.rules';
import { answerSentences, type ResultWords } from './answer-text';
import type { Results } from './results-answer';
import { betterResults, withDifference } from './results.fixture';

const wordsOf = async (language: 'zh' | 'en'): Promise<ResultWords> => {
  const instance = i18next.createInstance();
  await instance.init({
    lng: language,
    resources: { zh: { translation: zh }, en: { translation: en } },
    interpolation: { escapeValue: false },
  });
  const { t } = instance;
  return {
    t,
    language,
    metric: (name) =>
      ({ submitted: '完件率', drawn: '支用率', first_overdue: '早期逾期率', complained: '投诉率' })[
        name as string
      ] ?? name,
    arm: (variant) => t('experiments.results.arm', { letter: variant.toUpperCase(), name: '三步' }),
    doer: ({ name }) => name ?? '系统自动',
  };
};

interface Said {
  results: Results | null;
  phase?: number;
  newest?: number;
  state?: 'draft' | 'running' | 'paused' | 'stopped' | 'decided' | 'archived';
  halt?: Halt | null;
}

async function say(
  language: 'zh' | 'en',
  { results, phase = 1, newest = phase, state = 'running', halt = null }: Said,
) {
  const answer = answerOf(phase, results);
  const sentences = answerSentences(await wordsOf(language), {
    answer,
    results,
    plan: { units: 24_000, days: 24 },
    state,
    phase: { shown: phase, newest },
    halt,
  });
  return sentences.join('').replaceAll(/<\/?b>/g, '');
}

/** As the service says where the fourth look crossed and the interval of any moment says otherwise. */
const crossed = (
  says: 'better' | 'worse',
  byInterval: 'no_difference_seen' | 'better',
  absolute: { estimate: number; low: number; high: number },
): Results => {
  const results = withDifference(absolute, byInterval);
  return {
    ...results,
    verdict: { ...results.verdict, says, ofEach: [{ variant: 'b', says, byLook: 4 }] },
  };
};

test('a planned look that crossed is said with its own interval, and that the one of any moment still holds 0', async () => {
  const results = crossed('better', 'no_difference_seen', { estimate: 210, low: -10, high: 430 });
  expect(await say('zh', { results })).toMatch(
    /^B「三步」更好：第 4 次计划的看（共 5 次，数到 11月18日）越过了事先定下的界，当时完件率差 \+2\.8 点，区间 \+0\.6 到 \+5\.0 点。任何时刻都有效的区间现在是 −0\.1 到 \+4\.3 点，还含 0。没有护栏受伤。/,
  );
  expect(await say('en', { results })).toContain(
    'is better: planned look 4 of 5, of people up to 18 Nov, crossed the boundary set beforehand; 完件率 differed by +2.8 points then, with an interval of +0.6 to +5.0 points. The interval that is valid at any moment is −0.1 to +4.3 points now and still holds 0.',
  );
});

test('a look that crossed for the worse, with everybody since on the other side, says both', async () => {
  const results = crossed('worse', 'better', { estimate: 210, low: 10, high: 430 });
  expect(await say('zh', { results })).toMatch(
    /^B「三步」更差：第 4 次计划的看.*现在是 \+0\.1 到 \+4\.3 点，已在 0 的另一侧。/,
  );
});

test('where the look and the interval agree, the interval says it', async () => {
  expect(await say('zh', { results: betterResults })).not.toContain('计划的看');
});

const aa = (sequential: Results['split']['sequential']): Results => ({
  ...betterResults,
  split: { ...betterResults.split, sequential },
});

test('better: from what to what, by how much, between what, and what the guardrails leave open', async () => {
  expect(await say('zh', { results: betterResults })).toBe(
    'B「三步」更好：完件率从 45.2% 到 48.0%，+2.8 点，真实差别应在 +0.7 到 +5.0 点之间。' +
      '没有护栏受伤。支用率还不能排除受伤。早期逾期率 12月16日才有人成熟。',
  );
  expect(await say('en', { results: betterResults })).toContain(
    'B “三步” is better: 完件率 went from 45.2% to 48.0%, +2.8 points; the true difference should lie between +0.7 to +5.0 points.',
  );
});

test('worse is said as plainly as better', async () => {
  const results = withDifference({ estimate: -284, low: -500, high: -70 }, 'worse');
  expect(await say('zh', { results })).toMatch(
    /^B「三步」更差：.*−2\.8 点，真实差别应在 −5\.0 到 −0\.7 点之间。/,
  );
});

test('an interval that holds 0 is no difference seen, with the days until it may be', async () => {
  const results = withDifference({ estimate: 40, low: -180, high: 260 }, 'no_difference_seen');
  expect(await say('zh', { results })).toBe(
    'B「三步」还看不出好坏：完件率差 +0.4 点，真实差别可能在 −1.8 到 +2.6 点之间，含 0。约 5 天后看得清。',
  );
});

test('an interval that leaves out what was worth having says so', async () => {
  const results = withDifference({ estimate: 10, low: -100, high: 120 }, 'no_difference_seen');
  expect(await say('zh', { results })).toMatch(/^B「三步」没有值得要的提升：.*够不到计划要的 2 点。/);
});

test('fewer than 40 conversions in an arm: how many there are, and no difference', async () => {
  const few = withDifference({ cannot: 'below_low_count_guard' }, 'cannot_tell');
  const [control, treatment] = few.primary.arms;
  const results = {
    ...few,
    primary: { ...few.primary, arms: [control!, { ...treatment!, conversions: 39 }] },
  };
  const text = await say('zh', { results });
  expect(text).toContain('人还太少，不下结论：完件率每组至少要 40 个转化，现在最少的一组 39 个。');
  expect(text).not.toContain('2.8');
});

test('nobody is ripe yet, or a figure cannot be worked out: the reason is named', async () => {
  expect(await say('zh', { results: withDifference({ cannot: 'immature' }, 'cannot_tell') })).toContain(
    '还没有人走满窗口',
  );
  expect(
    await say('zh', { results: withDifference({ cannot: 'denominator_is_zero' }, 'cannot_tell') }),
  ).toContain('B「三步」的差别算不出来：分母是 0。');
});

test('harm is said first, with its best case', async () => {
  const [, , complained] = betterResults.guardrails;
  const harm = { ...complained!, estimate: 40, worst: 60, best: 22, verdict: 'proven_harm' as const };
  const text = await say('zh', { results: { ...betterResults, guardrails: [harm] } });
  expect(text).toMatch(
    /^B「三步」伤到了护栏：投诉率 \+0\.4 点，最好的情况也有 \+0\.2 点，超过允许的 0\.15 点。/,
  );
  expect(text).not.toContain('没有护栏受伤');
});

test('a split that is off forbids the reading, and no figure stands beside it', async () => {
  const text = await say('zh', { results: aa({ p: 0.001, logP: -7, mismatch: true }) });
  expect(text).toMatch(/^分流不对，结果先不要读/);
  expect(text).not.toMatch(/更好|更差|\d/);
});

test('not started, nobody yet, and nobody ever', async () => {
  expect(await say('zh', { results: null, phase: 0 })).toContain(
    '还没有开始，没有结果可看。按计划要看 24,000 人，约 24 天。',
  );
  const nobody = { ...betterResults, sample: { ...betterResults.sample, exposed: 0, ripe: 0 } };
  expect(await say('zh', { results: nobody })).toContain('还没有人看到差别');
  expect(await say('zh', { results: nobody, state: 'archived' })).toContain('没有人看到过差别');
});

test('what does not run says who stopped it, when and why', async () => {
  const halt = {
    by: { operatorId: 'system:watcher', name: null },
    at: '2026-11-20T08:05:00.000Z',
    reason: '投诉率超过红线',
  };
  expect(await say('zh', { results: betterResults, state: 'paused', halt })).toContain(
    '已暂停，所有人看到默认页（系统自动，11月20日 16:05：投诉率超过红线）。下面是停下以前进来的人。',
  );
  expect(await say('zh', { results: betterResults, state: 'stopped' })).toContain('已停掉');
  expect(await say('zh', { results: betterResults, phase: 1, newest: 2 })).toContain(
    '这是第 1 阶段，已经结束；现在是第 2 阶段。',
  );
});

test('what the watcher wrote into the audit is said in words', async () => {
  const halt = {
    by: { operatorId: 'system:watcher', name: null },
    at: '2026-11-20T08:05:00.000Z',
    reason: 'split_mismatch a=1539/5000bps b=2461/5000bps p=7.54e-14',
  };
  const text = await say('zh', { results: betterResults, state: 'paused', halt });
  expect(text).toContain('看护发现分流不对');
  expect(text).not.toContain('bps');
});

test('who halted it is the newest line of that act in the audit', () => {
  const line = (entryId: number, action: string) => ({
    entryId,
    action,
    by: { operatorId: 'opr', name: '林岚' },
    at: '2026-11-20T08:05:00.000Z',
    before: null,
    after: null,
    reason: `${action} ${entryId}`,
  });
  const lines = [line(4, 'experiment_saved'), line(3, 'experiment_paused'), line(1, 'experiment_paused')];
  expect(haltOf('paused', lines)?.reason).toBe('experiment_paused 3');
  expect(haltOf('running', lines)).toBeNull();
  expect(haltOf('stopped', lines)).toBeNull();
});

const anyBand = fc
  .tuple(fc.integer({ min: -10_000, max: 10_000 }), fc.nat(5_000), fc.nat(5_000))
  .map(([estimate, below, above]) => ({ estimate, low: estimate - below, high: estimate + above }));

const anySaid = fc.constantFrom('better' as const, 'worse' as const, 'no_difference_seen' as const);

test('no sentence of either language claims significance, and none leaves a hole', async () => {
  const words = { zh: await wordsOf('zh'), en: await wordsOf('en') };
  await fc.assert(
    fc.asyncProperty(
      anyBand,
      fc.tuple(anySaid, anySaid),
      fc.constantFrom('running' as const, 'paused' as const, 'stopped' as const, 'decided' as const),
      fc.constantFrom('zh' as const, 'en' as const),
      async (absolute, [says, byInterval], state, language) => {
        const told = withDifference(absolute, byInterval);
        const results = {
          ...told,
          verdict: { ...told.verdict, ofEach: [{ variant: 'b' as const, says, byLook: 4 }] },
        };
        const answer = answerOf(1, results);
        const text = answerSentences(words[language], {
          answer,
          results,
          plan: { units: 24_000, days: 24 },
          state,
          phase: { shown: 1, newest: 1 },
          halt: null,
        }).join('');
        expect(text).not.toMatch(/显著|significan|\{\{|undefined|NaN|-\d/);
      },
    ),
    { numRuns: 200 },
  );
});

test('a direction is claimed exactly where the service says one, wherever the interval lies', () => {
  fc.assert(
    fc.property(anyBand, anySaid, anySaid, (absolute, says, byInterval) => {
      const told = withDifference(absolute, byInterval);
      const ofEach = [{ variant: 'b' as const, says, byLook: 4 }];
      const answer = answerOf(1, { ...told, verdict: { ...told.verdict, ofEach } }) as Extract<
        Answer,
        { kind: 'read' }
      >;
      const { kind } = answer.findings[0]!;
      expect(kind === 'better' || kind === 'worse' ? kind : 'no_difference_seen').toBe(says);
    }),
  );
});
