export { createFakeFace, type FakeFace } from './fake-face';
export type { VendorFaceResult } from './face-checks';
