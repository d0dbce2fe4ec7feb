export {
  awaitVariants,
  goWithoutVariants,
  takeVariants,
  useAreDecided,
  useParameter,
  usePreview,
} from './page-variants';
export { Varied } from './varied';
