import type { FakeAccount } from './accounts';
import type { CheckedAction } from './action-check';
import type { Clicks } from './clicks';
import type { CredentialCheck, CredentialPlace } from './credentials';
import type { CallRate, CallState } from '../conversion-lists';

export interface PlatformState extends CallState {
  accounts: readonly FakeAccount[];
  clicks: Clicks;
  rate: CallRate;
  credentialCheck: CredentialCheck;
  credentials: { click: CredentialPlace; callback: CredentialPlace };
  acceptAnyClick: boolean;
  refusesAction(action: CheckedAction): boolean;
}
