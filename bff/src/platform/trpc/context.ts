import type { DeviceId, PersonId, SessionId, TouchId } from '@loudou/shared/ids';
import type { Platform } from '../platform';

export type HostName = 'weapp' | 'tt' | 'h5';

/** Whoever opened the app: always a person to us, registered or not. */
export interface CallerSession {
  sessionId: SessionId;
  personId: PersonId;
  deviceId: DeviceId;
  host: HostName;
  registered: boolean;
  touchId: TouchId | null;
}

export interface Operator {
  operatorId: string;
  displayName: string;
  role: 'admin' | 'analyst' | 'compliance';
  /** Their password is one that somebody else made: until they set their own, they may do nothing else. */
  mustSetPassword?: boolean;
}

/** What a call carries in; sessions and operators are looked up only by the procedures that need them. */
export interface CallContext extends Platform {
  requestId: string;
  /** The caller's address, used for caps only and never stored in the clear. */
  address: string;
  sessionToken: string | null;
  operatorToken: string | null;
  findSession(token: string): Promise<CallerSession | null>;
  findOperator(token: string): Promise<Operator | null>;
  setOperatorCookie(token: string | null): void;
}

export interface VisitorContext extends CallContext {
  session: CallerSession;
}

/** The same as a visitor's, with the promise that the phone number was proven. */
export type PersonContext = VisitorContext;

export interface OperatorContext extends CallContext {
  operator: Operator;
}
