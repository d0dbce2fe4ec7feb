import { useTranslation } from 'react-i18next';
import type { Experiment } from '../experiment-types';
import { letterOf } from './arm-style';

type Decision = Experiment['decisions'][number];
const kinds = ['ship', 'widen', 'keep_running', 'stop'] as const;

/** Decisions and recommendations in words; what is kept of a recommendation is `ship:b`. */
export function useDecisionText() {
  const { t } = useTranslation();
  const textOf = (word: string, variant: string | null) => {
    const kind = kinds.find((one) => one === word);
    if (!kind) return t('experiments.results.reco.cannot_tell');
    const text = t(`experiments.results.decide.${kind}`);
    return kind === 'ship' && variant ? `${text} ${variant.toUpperCase()}` : text;
  };
  return {
    decisionText: ({ decided, variant }: Decision) => textOf(decided, variant && letterOf(variant)),
    recommendedText: (recommended: string) => {
      const [word = '', variant = null] = recommended.split(':');
      return textOf(word, variant);
    },
  };
}
