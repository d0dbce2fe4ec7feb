import { descendants, elementId, type ViewElement } from './element';

/** Finds elements by `#id`, `.class`, a tag name, or several of them parted by commas or `>>>`. */
export function select(root: ViewElement, selector: string): ViewElement[] {
  return selector
    .split(',')
    .flatMap((alternative) => selectPath(root, alternative.trim().split(/\s*>>>\s*|\s+/)));
}

function selectPath(root: ViewElement, steps: string[]): ViewElement[] {
  let found: ViewElement[] = [root];
  for (const step of steps)
    found = [
      ...new Set(found.flatMap((from) => [...descendants(from)].filter((element) => matches(element, step)))),
    ];
  return found;
}

function matches(element: ViewElement, simple: string): boolean {
  if (simple.startsWith('#')) return elementId(element) === simple.slice(1);
  if (simple.startsWith('.')) return classes(element).includes(simple.slice(1));
  return element.tag === simple;
}

function classes(element: ViewElement): string[] {
  return String(element.attributes.class ?? '').split(/\s+/);
}
