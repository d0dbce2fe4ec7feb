/** What a bundle hands to `App`, `Page` and `Component`. */
export type Definition = Record<string, unknown>;

/** Remembers which file made which definition: the globals are called while the file is being loaded. */
export class Registry {
  app: Definition | undefined;
  private readonly pages = new Map<string, Definition>();
  private readonly components = new Map<string, Definition>();
  private readonly loading: string[] = [];

  constructor(private readonly load: (name: string) => unknown) {}

  /** The globals the bundle sees. */
  asGlobals(): Record<string, (definition: Definition) => void> {
    return {
      App: (definition) => {
        this.app = definition;
      },
      Page: (definition) => {
        this.pages.set(this.fileBeingLoaded('Page'), definition);
      },
      Component: (definition) => {
        this.components.set(this.fileBeingLoaded('Component'), definition);
      },
    };
  }

  page(name: string): Definition {
    return this.defined(this.pages, name, 'Page');
  }

  component(name: string): Definition {
    return this.defined(this.components, name, 'Component');
  }

  private defined(definitions: Map<string, Definition>, name: string, kind: string): Definition {
    if (!definitions.has(name)) {
      this.loading.push(name);
      try {
        this.load(name);
      } finally {
        this.loading.pop();
      }
    }
    const definition = definitions.get(name);
    if (!definition) throw new Error(`${name}.js was loaded but did not call ${kind}()`);
    return definition;
  }

  private fileBeingLoaded(kind: string): string {
    const file = this.loading[this.loading.length - 1];
    if (file === undefined) throw new Error(`${kind}() was called outside the loading of a file`);
    return file;
  }
}
