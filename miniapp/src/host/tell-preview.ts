export interface CodeSent {
  type: 'loudou:code-sent';
  kind: 'login' | 'card';
  phone: string;
}

/**
 * Tells the page that frames this one, such as a preview that shows the message a phone would get. Only a frame of
 * the same origin is told: no other page may learn a number, and on the other hosts there is no frame.
 */
export function tellPreview(message: CodeSent): void {
  if (process.env.TARO_ENV !== 'h5') return;
  if (window.parent === window || !isSameOrigin(window.parent)) return;
  window.parent.postMessage(message, window.location.origin);
}

/** A browser throws when the frame around belongs to somebody else. */
function isSameOrigin(frame: Window): boolean {
  try {
    return frame.location.origin === window.location.origin;
  } catch {
    return false;
  }
}
