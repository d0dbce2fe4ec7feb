import { datasetOf, descendants, elementId, type ViewElement } from '../view/element';
import { select } from '../view/selector';
import type { ApiHost, ApiTable } from './api-host';

const ROW_HEIGHT = 40;

type Answered = ((result: unknown) => void) | undefined;

/** Questions about the drawn page. There is no layout: every element is one row high, in the order of the page. */
export function pageQueryApis(host: ApiHost): ApiTable {
  return {
    createSelectorQuery: () => selectorQuery(host),
    createIntersectionObserver: () => intersectionObserver(host),
  };
}

function selectorQuery(host: ApiHost) {
  const questions: { ask: () => unknown; answered: Answered }[] = [];
  const query = {
    in: () => query,
    select: (selector: string) => nodes((root) => select(root, selector).slice(0, 1), true),
    selectAll: (selector: string) => nodes((root) => select(root, selector), false),
    selectViewport: () => nodes((root) => [root], true),
    exec: (answered?: Answered) =>
      host.work.later('selector query', () => {
        const results = questions.map((question) => host.realm.copy(question.ask() ?? null));
        questions.forEach((question, index) => question.answered?.(results[index]));
        answered?.(results);
      }),
  };
  const nodes = (find: (root: ViewElement) => ViewElement[], single: boolean) => {
    const ask = (answered: Answered) => {
      questions.push({
        ask: () => {
          const root = rootOf(host);
          const found = (root ? find(root) : []).map((element) => rectangle(host, element));
          return single ? found[0] : found;
        },
        answered,
      });
      return query;
    };
    return {
      boundingClientRect: (answered?: Answered) => ask(answered),
      fields: (_fields: unknown, answered?: Answered) => ask(answered),
      scrollOffset: (answered?: Answered) => ask(answered),
    };
  };
  return query;
}

function intersectionObserver(host: ApiHost) {
  const stops: (() => void)[] = [];
  const observer = {
    relativeTo: () => observer,
    relativeToViewport: () => observer,
    observe: (selector: string, report: (entry: unknown) => void) =>
      host.work.later('intersection', () => {
        const page = host.navigation.current;
        if (!page) return;
        const tell = (element: ViewElement, isVisible: boolean) =>
          report(host.realm.copy(intersection(host, element, isVisible)));
        stops.push(host.visibility.observe({ selector, root: () => page.view.root, report: tell }));
      }),
    disconnect: () => {
      for (const stop of stops.splice(0)) stop();
    },
  };
  return observer;
}

function intersection(host: ApiHost, element: ViewElement, isVisible: boolean) {
  const boundingClientRect = rectangle(host, element);
  return {
    id: elementId(element),
    dataset: datasetOf(element),
    intersectionRatio: isVisible ? 1 : 0,
    intersectionRect: isVisible ? boundingClientRect : { ...boundingClientRect, width: 0, height: 0 },
    boundingClientRect,
    time: host.clock.now(),
  };
}

function rectangle(host: ApiHost, element: ViewElement) {
  const root = rootOf(host);
  const row = root ? Math.max(0, [...descendants(root)].indexOf(element)) : 0;
  const [top, width] = [row * ROW_HEIGHT, host.device.screenWidth];
  const place = { left: 0, right: width, top, bottom: top + ROW_HEIGHT, width, height: ROW_HEIGHT };
  return { ...place, id: elementId(element), dataset: datasetOf(element), scrollTop: 0, scrollLeft: 0 };
}

function rootOf(host: ApiHost): ViewElement | undefined {
  return host.navigation.current?.view.root;
}
