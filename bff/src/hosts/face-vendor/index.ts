export { createFaceVendor, type FaceVendorConfig } from './tencent-cloud.face-checker';
