import type { HostName } from '../plan/plan.types';

/** What of the outside world a simulated person meets: stand-ins in this process, or those of a running sandbox. */
export interface OutsideWorld {
  /** The moment to name at the door; undefined where the BFF lives by the machine's clock. */
  momentOf(atMs: number): number | undefined;
  /** Waits between two acts of somebody that were planned so far apart, where the time must really pass. */
  pass(plannedMs: number): Promise<void>;
  /** What the host tells the app of its account; WeChat's unless another host is named. */
  loginCode(openId: string, host?: HostName): Promise<string>;
  codeSentTo(phone: string): Promise<string>;
  cardCodeSentTo(phone: string): Promise<string>;
  finishFaceCheck(ticket: { url?: string; verifyId?: string }, passed: boolean): Promise<void>;
  /** Waits as long as a cost statement must be open. */
  readCost(): Promise<void>;
  /** Pays at the host's cashier, where the BFF opened one. */
  payOrder(parameters: unknown): Promise<void>;
  /** Lets the lender's word on an application, a loan or a debit reach the BFF; `isTold` asks the BFF for it. */
  tellOf(key: string, atMs: number | undefined, isTold: () => Promise<boolean>): Promise<void>;
}
