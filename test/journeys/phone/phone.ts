/** A phone in somebody's hand, whichever host runs on it: the same journey drives all of them. */
export interface Phone {
  readonly host: 'weapp' | 'tt' | 'h5';
  tap(id: string): Promise<void>;
  type(id: string, text: string): Promise<void>;
  tapPhoneButton(): Promise<void>;
  /** Until when the document holds: a picked date, or 长期 where the host draws its wheels itself. */
  giveValidity(date: string): Promise<void>;
  back(): Promise<void>;
  has(id: string): Promise<boolean>;
  /** Waits until the element is there; fails with what the page reads. */
  waitFor(id: string, limitMs?: number): Promise<void>;
  waitForText(text: string, limitMs?: number): Promise<void>;
  text(): Promise<string>;
  /** The face check in the host's or the vendor's own way, passed. */
  passFaceCheck(): Promise<void>;
  /** Says yes in the host's own payment dialog, where there is one. */
  confirmHostPayment(): Promise<void>;
  /** A picture of the screen under this name, where there is something to see. */
  show(name: string): Promise<void>;
}
