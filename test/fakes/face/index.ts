export { createFakeFace, type FakeFace, type VendorFaceResult } from './fake-face';
