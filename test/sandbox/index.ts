export { entryLinks, type Link } from './links';
export { previewRouter } from './preview-router';
export { createSandbox, type Sandbox, type SandboxOptions } from './sandbox';
