import type { ParameterName } from '@loudou/shared/page-config';

type KeyOf<Name extends string> = Name extends `${infer Layer}.${infer Part}` ? `${Layer}_${Part}` : never;
type ParameterKey = KeyOf<ParameterName>;

/** A point would lead the texts into another branch. */
export const parameterKey = (name: ParameterName) => name.replace('.', '_') as ParameterKey;
