import Taro from '@tarojs/taro';

/**
 * Tells whenever at least the given part of the element is in sight, and when it no longer is. An element is found
 * by its id on the page that is open now. Where the host cannot tell, nothing is told.
 */
export function watchSight(id: string, part: number, told: (isInSight: boolean) => void): () => void {
  return process.env.TARO_ENV === 'h5' ? watchInBrowser(id, part, told) : watchInHost(id, part, told);
}

function watchInHost(id: string, part: number, told: (isInSight: boolean) => void): () => void {
  let observer: Taro.IntersectionObserver | null = null;
  let isStopped = false;
  const { page } = Taro.getCurrentInstance();
  // The element reaches the screen with the next drawing.
  Taro.nextTick(() => {
    if (isStopped || !page) return;
    try {
      observer = Taro.createIntersectionObserver(page, { thresholds: [part] });
      observer
        .relativeToViewport()
        .observe(`#${id}`, ({ intersectionRatio = 0 }) => told(intersectionRatio >= part));
    } catch {
      // An old host without observers: nobody is the worse for it.
    }
  });
  return () => {
    isStopped = true;
    observer?.disconnect();
  };
}

function watchInBrowser(id: string, part: number, told: (isInSight: boolean) => void): () => void {
  const element = document.getElementById(id);
  if (!element || typeof IntersectionObserver === 'undefined') return () => undefined;
  const observer = new IntersectionObserver(
    (entries) => entries.forEach(({ intersectionRatio }) => told(intersectionRatio >= part)),
    { threshold: part },
  );
  observer.observe(element);
  return () => observer.disconnect();
}
