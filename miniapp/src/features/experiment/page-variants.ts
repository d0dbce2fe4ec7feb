import type { PageConfig, ParameterName, ShownPreview } from '@loudou/shared/page-config';
import { useSyncExternalStore } from 'react';
import { drawAs } from '../../host';
import { track } from '../tracking';
import { createVariants } from './variants';

const variants = createVariants({
  after: (delayMs, work) => {
    const timer = setTimeout(work, delayMs);
    return () => clearTimeout(timer);
  },
  track,
  drawAs,
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

/** How this run looks through a preview, and the name of what it looks at. */
export function usePreview(): { preview: ShownPreview; previewed: string } {
  const { preview, given } = useVariants();
  return {
    preview,
    previewed: given.map(({ experiment, variant }) => `${experiment} ${variant.toUpperCase()}`).join(),
  };
}
