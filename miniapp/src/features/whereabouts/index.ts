export { resume, resumeAtLaunch, useWhereabouts } from './whereabouts';
