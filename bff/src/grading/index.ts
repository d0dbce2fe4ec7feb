export { gradingRouter } from './grading.router';
