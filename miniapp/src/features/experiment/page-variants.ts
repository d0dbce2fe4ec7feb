import type { PageConfig, ParameterName } from '@loudou/shared/page-config';
import { useSyncExternalStore } from 'react';
import { track } from '../tracking';
import { createVariants } from './variants';

const variants = createVariants({
  after: (delayMs, work) => {
    const timer = setTimeout(work, delayMs);
    return () => clearTimeout(timer);
  },
  track,
});

export const {
  begin: awaitVariants,
  giveUp: goWithoutVariants,
  take: takeVariants,
  noteSeen,
  isVaried,
} = variants;

const useVariants = () => useSyncExternalStore(variants.subscribe, variants.current, variants.current);

/** False while the first page of a launch may still become another one. */
export const useAreDecided = (): boolean => useVariants().decided;

/** A page reads what it shows by name and never knows whether it is an experiment. */
export function useParameter<Name extends ParameterName>(name: Name): PageConfig[Name] {
  useVariants();
  return variants.value(name);
}

/** The experiment and variant of a preview, or null for everybody else. */
export function usePreview(): string | null {
  const shown = useVariants().given.filter(({ reason }) => reason === 'preview')[0];
  return shown ? `${shown.experiment} ${shown.variant.toUpperCase()}` : null;
}
