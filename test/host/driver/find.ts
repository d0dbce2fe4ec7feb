import { descendants, elementId, lineage, type ViewElement } from '../view/element';
import { isHeard } from '../view/events';
import { isHidden, visibleText } from './page-text';

/** An element, its id (with or without #), or text on it. */
export type Target = ViewElement | string;

export function findById(root: ViewElement, id: string): ViewElement | undefined {
  const wanted = id.replace(/^#/, '');
  return shown(root).find((element) => elementId(element) === wanted);
}

/** The innermost elements with exactly this text, or failing that the innermost ones containing it. */
export function findAllByText(root: ViewElement, text: string): ViewElement[] {
  const candidates = shown(root).map((element) => ({ element, text: oneLine(visibleText(element)) }));
  const wanted = oneLine(text);
  const exact = innermost(candidates.filter((candidate) => candidate.text === wanted));
  return exact.length > 0
    ? exact
    : innermost(candidates.filter((candidate) => candidate.text.includes(wanted)));
}

/** Where a finger would go: among elements with the text, a button first, then anything that hears a tap. */
export function findTapTarget(root: ViewElement, target: Target, occurrence = 0): ViewElement {
  if (typeof target !== 'string') return target;
  const byId = findById(root, target);
  if (byId) return byId;
  const found = findAllByText(root, target);
  const buttons = found.filter((element) => [...lineage(element)].some(({ tag }) => tag === 'button'));
  const heard = found.filter((element) => isHeard(element, 'tap'));
  const best = [buttons, heard, found].find((elements) => elements.length > 0) ?? [];
  return best[occurrence] ?? missing(root, target, occurrence);
}

/** A field by its id, by its placeholder, or by a label's text: the nearest field that shares a container with it. */
export function findField(root: ViewElement, target: Target, tags: readonly string[]): ViewElement {
  if (typeof target !== 'string') return target;
  const byId = findById(root, target);
  if (byId) return tags.includes(byId.tag) ? byId : (fieldIn(byId, tags) ?? byId);
  const byPlaceholder = shown(root).find(
    (element) => tags.includes(element.tag) && element.attributes.placeholder === target,
  );
  if (byPlaceholder) return byPlaceholder;
  for (const labelled of findAllByText(root, target))
    for (const container of lineage(labelled)) {
      const field = tags.includes(container.tag) ? container : fieldIn(container, tags);
      if (field) return field;
    }
  return missing(root, target, 0);
}

export function missing(root: ViewElement, target: string, occurrence: number): never {
  const which = occurrence > 0 ? ` (occurrence ${occurrence + 1})` : '';
  throw new Error(`nothing on the page is "${target}"${which}. The page reads:\n${visibleText(root)}`);
}

export function shown(root: ViewElement): ViewElement[] {
  return [...descendants(root)].filter((element) => ![...lineage(element)].some(isHidden));
}

function fieldIn(container: ViewElement, tags: readonly string[]): ViewElement | undefined {
  return [...descendants(container)].find((element) => tags.includes(element.tag));
}

function innermost(candidates: { element: ViewElement }[]): ViewElement[] {
  const elements = new Set(candidates.map(({ element }) => element));
  const outer = new Set([...elements].flatMap((element) => [...lineage(element)].slice(1)));
  return [...elements].filter((element) => !outer.has(element));
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
