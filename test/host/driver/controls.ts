import { descendants, elementId, flag, lineage, type HandlerOwner, type ViewElement } from '../view/element';

interface ControlState {
  readonly given: string;
  readonly current: unknown;
}

const VALUE_ATTRIBUTE: Record<string, string> = { checkbox: 'checked', radio: 'checked', switch: 'checked' };
const FORM_FIELDS = ['input', 'textarea', 'switch', 'slider', 'picker', 'checkbox-group', 'radio-group'];
const TOGGLES = ['checkbox', 'radio', 'switch'];

/** What the person has set on native controls: kept until the app gives the control another value. */
export class Controls {
  private readonly states = new WeakMap<HandlerOwner, Map<string, ControlState>>();

  valueOf(element: ViewElement): unknown {
    const given = element.attributes[VALUE_ATTRIBUTE[element.tag] ?? 'value'];
    const state = this.statesOf(element).get(element.key);
    return state && state.given === JSON.stringify(given ?? null) ? state.current : given;
  }

  set(element: ViewElement, current: unknown): void {
    const given = element.attributes[VALUE_ATTRIBUTE[element.tag] ?? 'value'];
    this.statesOf(element).set(element.key, { given: JSON.stringify(given ?? null), current });
  }

  isChecked(element: ViewElement): boolean {
    const value = this.valueOf(element);
    return value === true || value === 'true';
  }

  /** What a form submits: the value of every field in it that has a name. */
  valuesOf(form: ViewElement): Record<string, unknown> {
    const named = [...descendants(form)].filter(
      ({ tag, attributes }) => FORM_FIELDS.includes(tag) && Boolean(attributes.name),
    );
    return Object.fromEntries(named.map((field) => [String(field.attributes.name), this.submitted(field)]));
  }

  /** The values of the ticked members of a checkbox or radio group. */
  chosenIn(group: ViewElement): string[] {
    const chosen = membersOf(group).filter((member) => this.isChecked(member));
    return chosen.map((member) => String(member.attributes.value ?? ''));
  }

  private submitted(field: ViewElement): unknown {
    if (field.tag === 'switch') return this.isChecked(field);
    if (field.tag === 'checkbox-group') return this.chosenIn(field);
    if (field.tag === 'radio-group') return this.chosenIn(field)[0] ?? '';
    return this.valueOf(field) ?? '';
  }

  private statesOf(element: ViewElement): Map<string, ControlState> {
    const page = [...lineage(element)].at(-1)?.owner ?? element.owner;
    const known = this.states.get(page) ?? new Map<string, ControlState>();
    this.states.set(page, known);
    return known;
  }
}

/** The checkbox, radio or switch that a tap here works: the element itself, or the one its label stands for. */
export function controlOf(element: ViewElement): ViewElement | undefined {
  const own = closest(element, TOGGLES);
  if (own) return own;
  const label = closest(element, ['label']);
  if (!label) return undefined;
  const named = label.attributes.for;
  const root = [...lineage(label)].at(-1) ?? label;
  if (typeof named === 'string' && named !== '')
    return [...descendants(root)].find((candidate) => elementId(candidate) === named);
  return [...descendants(label)].find((candidate) => TOGGLES.includes(candidate.tag));
}

export function closest(element: ViewElement, tags: readonly string[]): ViewElement | undefined {
  return [...lineage(element)].find((candidate) => tags.includes(candidate.tag));
}

/** The checkboxes or radios of a group, in the order of the page. */
export function membersOf(group: ViewElement): ViewElement[] {
  const tag = group.tag === 'radio-group' ? 'radio' : 'checkbox';
  return [...descendants(group)].filter((element) => element.tag === tag);
}

export function isDisabled(element: ViewElement): boolean {
  const control = closest(element, ['button', 'input', 'textarea', 'picker', 'slider', ...TOGGLES]);
  return control !== undefined && flag(control, 'disabled');
}
