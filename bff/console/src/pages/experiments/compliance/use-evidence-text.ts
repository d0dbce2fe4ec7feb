import { useTranslation } from 'react-i18next';
import { fenText } from '../../../format/money';
import { countText } from '../../../format/numbers';
import { zhEvidence } from '../../../language/experiments/zh.evidence';
import { shareText } from '../experiment-words';
import type { Finding } from './compliance-types';

type Sentence = keyof typeof zhEvidence;
type Evidence = Record<string, unknown>;

/** What a rule saw, in a few words with its figures. */
export function useEvidenceText(): (finding: Pick<Finding, 'code' | 'verdict' | 'evidence'>) => string {
  const { t } = useTranslation();
  return ({ code, verdict, evidence }) => {
    if (verdict === 'not_applicable') return t('experiments.evidence.not_applicable');
    const sentence = sentenceOf(code, verdict === 'failed', { ...evidence });
    return sentence ? t(`experiments.evidence.${sentence}`, { replace: spoken({ ...evidence }) }) : '';
  };
}

function sentenceOf(code: string, failed: boolean, evidence: Evidence): Sentence | null {
  if (code === 'C-16') return approvalSentence(evidence['state']);
  const name = code.replace('-', '_');
  const narrow = narrowed(name, failed, evidence);
  if (narrow) return narrow;
  const sentence = `${name}${failed ? '_failed' : ''}`;
  return Object.hasOwn(zhEvidence, sentence) ? (sentence as Sentence) : null;
}

/** Where one rule fails in more than one way, the one that is to be mended. */
function narrowed(name: string, failed: boolean, evidence: Evidence): Sentence | null {
  const has = (field: string) => evidence[field] !== null && evidence[field] !== undefined;
  if (!failed) {
    if (name === 'C_06' && !has('range')) return 'C_06_none';
    return name === 'C_17' && evidence['fees'] === 0 ? 'C_17_none' : null;
  }
  switch (name) {
    case 'C_01':
      return has('bottomPx') ? null : 'C_01_missing';
    case 'C_04':
      if (has('said')) return 'C_04_said';
      return has('loan') ? (evidence['outsideRange'] === true ? 'C_04_outside' : null) : 'C_04_none';
    case 'C_05':
      return has('capBps') ? null : 'C_05_no_cap';
    case 'C_15':
      return Number(evidence['clipped']) > 0 ? 'C_15_clipped' : null;
    case 'C_17':
      return has('membership') ? 'C_17_membership' : evidence['denied'] === true ? 'C_17_denied' : null;
    default:
      return null;
  }
}

function approvalSentence(state: unknown): Sentence {
  const sentence = `C_16_${String(state)}`;
  return Object.hasOwn(zhEvidence, sentence) ? (sentence as Sentence) : 'C_16_missing';
}

/** Figures as they are read: money, rates, counts; the figures of a loan beside the others. */
function spoken(evidence: Evidence): Record<string, string> {
  const { loan, ...rest } = evidence;
  const flat: Evidence = { ...rest, ...(typeof loan === 'object' ? loan : {}) };
  return Object.fromEntries(Object.entries(flat).map(([name, value]) => [name, valueText(name, value)]));
}

function valueText(name: string, value: unknown): string {
  if (value === null || value === undefined) return '–';
  if (Array.isArray(value)) return value.join(' · ');
  if (typeof value !== 'number') return typeof value === 'string' ? value : String(value);
  if (name.endsWith('Bps')) return name === 'toleranceBps' ? String(value) : shareText(value);
  if (name.endsWith('Fen')) return fenText(value);
  if (/Contrast|Ratio/.test(name)) return value.toFixed(1);
  return countText(Math.round(value));
}
