import { elementId, type ViewElement } from './element';
import { select } from './selector';

type Report = (element: ViewElement, isVisible: boolean) => void;

interface Observation {
  readonly selector: string;
  readonly root: () => ViewElement;
  readonly report: Report;
}

/** Which elements are in sight: all of them, until a test scrolls one away. */
export class Visibility {
  private readonly outOfSight = new Set<string>();
  private readonly observations = new Set<Observation>();

  /** Reports at once what is there, then every change; returns the way to stop. */
  observe(observation: Observation): () => void {
    this.observations.add(observation);
    for (const element of select(observation.root(), observation.selector))
      observation.report(element, !this.outOfSight.has(elementId(element)));
    return () => this.observations.delete(observation);
  }

  setVisible(id: string, isVisible: boolean): void {
    if (isVisible) this.outOfSight.delete(id);
    else this.outOfSight.add(id);
    for (const { root, selector, report } of [...this.observations])
      for (const element of select(root(), selector))
        if (elementId(element) === id) report(element, isVisible);
  }
}
