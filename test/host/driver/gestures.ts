import type { HostRuntime } from '../host-runtime';
import type { ViewElement } from '../view/element';
import { flag } from '../view/element';
import { dispatchEvent, type HostEvent } from '../view/events';
import { visibleText } from './page-text';
import { closest, controlOf, Controls, isDisabled, membersOf } from './controls';
import { openTypeEvents } from './open-types';
import { pickedValue } from './picked-value';

const DEFAULT_MAX_LENGTH = 140;

/** A person's fingers on native components: each gesture becomes the events the real component would send. */
export class Gestures {
  private readonly controls = new Controls();

  constructor(
    private readonly runtime: HostRuntime,
    private readonly rest: () => Promise<void>,
  ) {}

  send(element: ViewElement, event: HostEvent): void {
    try {
      dispatchEvent(element, event, (given) => this.runtime.realm.copy(given), this.runtime.clock.now());
    } catch (error) {
      this.runtime.onError(error);
    }
  }

  tap(element: ViewElement): void {
    if (isDisabled(element)) throw new Error(`"${visibleText(element)}" is disabled: a tap does nothing`);
    this.send(element, { type: 'touchstart', bubbles: true });
    this.send(element, { type: 'touchend', bubbles: true });
    this.send(element, { type: 'tap', bubbles: true, detail: { x: 0, y: 0 } });
    const control = controlOf(element);
    if (control && !flag(control, 'disabled')) this.toggle(control);
    const button = closest(element, ['button']);
    if (button) this.press(button);
  }

  async type(field: ViewElement, text: string): Promise<void> {
    if (isDisabled(field)) throw new Error(`"${visibleText(field)}" is disabled: it takes no text`);
    const limit = Number(field.attributes.maxlength ?? DEFAULT_MAX_LENGTH);
    const value = limit < 0 ? text : text.slice(0, limit);
    this.send(field, { type: 'focus', detail: { value: this.controls.valueOf(field) ?? '', height: 0 } });
    await this.rest();
    this.controls.set(field, value);
    this.send(field, { type: 'input', detail: { value, cursor: value.length, keyCode: 0 } });
    await this.rest();
    this.send(field, { type: 'blur', detail: { value, cursor: value.length } });
  }

  change(element: ViewElement, value: unknown): void {
    if (isDisabled(element)) throw new Error(`<${element.tag}> is disabled: it does not change`);
    if (element.tag === 'checkbox-group' || element.tag === 'radio-group') return this.choose(element, value);
    if (element.tag === 'checkbox' || element.tag === 'radio' || element.tag === 'switch') {
      if (this.controls.isChecked(element) !== Boolean(value)) this.toggle(element);
      return;
    }
    const picked = pickedValue(this.runtime.platform, element, value);
    this.controls.set(element, picked);
    this.send(element, { type: 'change', detail: { value: picked } });
  }

  private toggle(control: ViewElement): void {
    const checked = control.tag === 'radio' || !this.controls.isChecked(control);
    if (control.tag === 'switch') {
      this.controls.set(control, checked);
      return this.send(control, { type: 'change', detail: { value: checked } });
    }
    const group = closest(control, [`${control.tag}-group`]);
    if (control.tag === 'radio') {
      if (this.controls.isChecked(control)) return;
      for (const other of group ? membersOf(group) : []) this.controls.set(other, false);
    }
    this.controls.set(control, checked);
    if (group) this.announce(group);
  }

  private choose(group: ViewElement, value: unknown): void {
    const wanted = Array.isArray(value) ? value : [value];
    for (const member of membersOf(group))
      this.controls.set(member, wanted.includes(member.attributes.value));
    this.announce(group);
  }

  private announce(group: ViewElement): void {
    const values = this.controls.chosenIn(group);
    this.send(group, { type: 'change', detail: { value: group.tag === 'radio-group' ? values[0] : values } });
  }

  private press(button: ViewElement): void {
    const form = closest(button, ['form']);
    const formType = button.attributes['form-type'];
    if (form && (formType === 'submit' || formType === 'reset'))
      this.send(form, { type: formType, detail: { value: this.controls.valuesOf(form) } });
    void openTypeEvents(this.runtime, button, (event) => this.send(button, event));
  }
}
