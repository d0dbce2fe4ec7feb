export { PreviewFrame } from './preview-frame';
