type Listener = () => void;

const listeners = new Set<Listener>();

/** Tells of every touch of the screen, whatever was touched. */
export function watchDeeds(listener: Listener): () => void {
  listeners.add(listener);
  if (process.env.TARO_ENV === 'h5') {
    deedsInBrowser.forEach((name) => document.addEventListener(name, listener, passively));
  }
  return () => {
    listeners.delete(listener);
    if (process.env.TARO_ENV === 'h5') {
      deedsInBrowser.forEach((name) => document.removeEventListener(name, listener, passively));
    }
  };
}

const deedsInBrowser = ['pointerdown', 'keydown', 'wheel', 'scroll'];
const passively = { capture: true, passive: true };

/** For the root of every page: the hosts tell of touches only where somebody listens. */
export function noteTouch(): void {
  if (process.env.TARO_ENV !== 'h5') listeners.forEach((listener) => listener());
}
