import { readStored, removeStored, tryWriteStored } from '../../host';

const faceCheckKey = 'face-check';

/** The check that was opened last: on the way back from the vendor's page, or after a kill, its result is asked. */
export const keepFaceCheck = (faceCheckId: string): void => void tryWriteStored(faceCheckKey, faceCheckId);
export const keptFaceCheck = (): string | null => readStored(faceCheckKey);
export const forgetFaceCheck = (): void => removeStored(faceCheckKey);
