export { entryLinks, type Link } from './links';
export { sandboxSite } from './sandbox-site';
export { createSandbox, type Sandbox, type SandboxOptions } from './sandbox';
