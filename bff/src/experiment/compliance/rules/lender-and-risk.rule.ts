import { shutOut } from '../words/forbidden-words';
import { on, wordsOf } from './blocks';
import { ruleOf } from './rule';

const affordable = /(?:按|根据|量力|合理).{0,8}(?:还款能力|借款|借贷)|量力而行|理性借贷/u;
const arrears = /逾期/u;

/** Who lends and under which licence, what arrears do, and that students get none: on the page that sells. */
export const lenderAndRisk = ruleOf({
  code: 'C-09',
  group: 'words',
  title: { zh: '出借方、风险提示、不面向学生', en: 'Lender, risk, and none for students' },
  check(rendered, { product }) {
    const blocks = on(rendered, 'landing');
    const has = (test: (words: string) => boolean) => blocks.find((block) => test(wordsOf(block)));
    const { lenderName, lenderShortName, lenderLicence } = product;
    const places = {
      lender: has((words) => words.includes(lenderName) || words.includes(lenderShortName)),
      licence: lenderLicence.trim() === '' ? undefined : has((words) => words.includes(lenderLicence)),
      risk: has((words) => affordable.test(words) && arrears.test(words)),
      students: has((words) => new RegExp(shutOut.source, 'u').test(words)),
    };
    const { lender, licence, risk, students } = places;
    return {
      verdict: lender && licence && risk && students ? 'passed' : 'failed',
      evidence: {
        lender: Boolean(lender),
        licence: Boolean(licence),
        risk: Boolean(risk),
        students: Boolean(students),
      },
      places: [...new Set(Object.values(places).flatMap((block) => (block ? [block.id] : [])))],
    };
  },
});
