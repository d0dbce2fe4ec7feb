/**
 * Code from outside `src` that must become as old-fashioned as our own: published packages are written for newer
 * engines than the cheapest phones carry.
 */
const compiledPackages = /[\\/]node_modules[\\/](@trpc[\\/](client|server)|zod|ulid|dayjs|big\.js)[\\/]/;
const sharedSource = /[\\/]shared[\\/]src[\\/]/;

export const isCompiledForPhones = (file: string): boolean =>
  compiledPackages.test(file) || sharedSource.test(file);
