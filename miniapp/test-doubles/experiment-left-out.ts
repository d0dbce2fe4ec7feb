/** The names of `features/experiment` and nothing behind them, for the build that shows what experiments cost. */
import { defaultPageConfig, type PageConfig, type ParameterName } from '@loudou/shared/page-config';
import type { ReactNode } from 'react';
import type * as experiment from '../src/features/experiment';

const nothing = (): void => undefined;

export const awaitVariants = nothing;
export const goWithoutVariants = nothing;
export const takeVariants = nothing;
export const useAreDecided = () => true;
export const useParameter = <Name extends ParameterName>(name: Name): PageConfig[Name] =>
  defaultPageConfig[name];
export const usePreview = () => ({ preview: null, previewed: '' });
export const Varied = ({ children }: { children: ReactNode }) => children;

// A name that joins the feature and is missing here stops the compiler.
({
  awaitVariants,
  goWithoutVariants,
  takeVariants,
  useAreDecided,
  useParameter,
  usePreview,
  Varied,
}) satisfies Record<keyof typeof experiment, unknown>;
