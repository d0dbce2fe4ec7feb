export {
  continueSession,
  currentSession,
  noteDecisions,
  type Session,
  startSession,
  useSession,
} from './session';
export type { Decision, Decisions } from './session-store';
