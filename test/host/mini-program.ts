import type { Arrival } from './app-lifecycle';
import { closest } from './driver/controls';
import { findField, findTapTarget, missing, type Target } from './driver/find';
import { Gestures } from './driver/gestures';
import type { HostRuntime } from './host-runtime';
import { ScreenReader } from './screen-reader';
import { settle } from './settle';
import type { ViewElement } from './view/element';

const WRITABLE_TAGS = ['input', 'textarea'];
const CHANGEABLE_TAGS = [
  'picker',
  'slider',
  'switch',
  'checkbox-group',
  'radio-group',
  'checkbox',
  'radio',
  'picker-view',
];
const DEFAULT_WAIT_MS = 5_000;
const WAIT_POLL_MS = 20;

export interface TapOptions {
  /** Taps in a row, faster than the app can draw. */
  readonly times?: number;
  /** Which of several elements with the same text, from 0. */
  readonly occurrence?: number;
  /** False returns at once, for a tap whose work is not to be waited for. */
  readonly settle?: boolean;
}

/** A running mini-program and the person in front of it. Every deed waits until the app is at rest again. */
export class MiniProgram extends ScreenReader {
  private readonly gestures: Gestures;

  constructor(
    runtime: HostRuntime,
    private readonly settleLimitMs: number,
  ) {
    super(runtime);
    this.gestures = new Gestures(runtime, () => this.settle());
  }

  async tap(
    target: Target,
    { times = 1, occurrence = 0, settle: wait = true }: TapOptions = {},
  ): Promise<void> {
    const element = findTapTarget(this.root(), target, occurrence);
    for (let count = 0; count < times; count += 1) this.gestures.tap(element);
    if (wait) await this.settle();
  }

  /** Taps the button that asks the host for the phone number; the answer is `answers.phoneNumber`. */
  async tapPhoneButton(): Promise<void> {
    const isPhoneButton = (element: ViewElement) =>
      /PhoneNumber/.test(String(element.attributes['open-type'] ?? ''));
    const [button] = this.findAll((element) => element.tag === 'button' && isPhoneButton(element));
    await this.tap(button ?? missing(this.root(), 'a phone number button', 0));
  }

  async type(target: Target, text: string): Promise<void> {
    await this.gestures.type(findField(this.root(), target, WRITABLE_TAGS), text);
    await this.settle();
  }

  async change(target: Target, value: unknown): Promise<void> {
    const field = findField(this.root(), target, CHANGEABLE_TAGS);
    this.gestures.change(closest(field, CHANGEABLE_TAGS) ?? field, value);
    await this.settle();
  }

  /** Any other event of a component, such as `scrolltolower`. */
  async trigger(target: Target, type: string, detail: Record<string, unknown> = {}): Promise<void> {
    this.gestures.send(findTapTarget(this.root(), target), { type, detail });
    await this.settle();
  }

  /** Brings an element into sight or out of it, for what watches intersections. */
  async setVisible(id: string, isVisible: boolean): Promise<void> {
    this.runtime.visibility.setVisible(id, isVisible);
    await this.settle();
  }

  /** What the page gives to somebody the person shares it with; fails where the host would offer no sharing. */
  share(): { title: string; path: string } {
    const page = this.runtime.navigation.current;
    if (!page) throw new Error('no page is open to be shared');
    return page.handle('onShareAppMessage', { from: 'menu' }) as { title: string; path: string };
  }

  /** The back gesture; on the first page it leaves the app. */
  async back(): Promise<void> {
    if (this.runtime.navigation.pages.length > 1) this.runtime.navigation.navigateBack(1);
    else this.runtime.lifecycle.hide();
    await this.settle();
  }

  async hide(): Promise<void> {
    this.runtime.lifecycle.hide();
    await this.settle();
  }

  /** A hot start: the app comes back to the front, perhaps by another link. */
  async show(arrival: Arrival = {}): Promise<void> {
    this.runtime.lifecycle.show(arrival);
    await this.settle();
  }

  /** Ends the app as the system does, without a word to it. What it stored stays in its storage. */
  kill(): void {
    this.runtime.stop();
  }

  /** Lets time pass: timers due in the span run in order, and the app's clock moves on. */
  async skipTime(durationMs: number): Promise<void> {
    await this.runtime.timers.skip(durationMs, () => new Promise((resolve) => setImmediate(resolve)));
    await this.settle();
  }

  async settle(): Promise<void> {
    await settle(this.runtime, this.settleLimitMs);
  }

  async waitFor<Value>(condition: () => Value, timeoutMs = DEFAULT_WAIT_MS): Promise<NonNullable<Value>> {
    const deadline = Date.now() + timeoutMs;
    for (let reason = 'it never held'; ;) {
      try {
        const value = condition();
        if (value) return value;
      } catch (error) {
        reason = error instanceof Error ? error.message : String(error);
      }
      if (Date.now() > deadline)
        throw new Error(`waited ${timeoutMs} ms in vain (${reason}). The page reads:\n${this.text()}`);
      await new Promise((resolve) => setTimeout(resolve, WAIT_POLL_MS));
    }
  }
}
