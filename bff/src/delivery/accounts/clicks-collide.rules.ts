/**
 * Whether nobody could say whose a click is. Each claim names ids that the landing link must bear; the closer claim
 * wins, so only two equally close ones that some link could both satisfy are rivals.
 */
export function clicksCollide(one: Record<string, string>, other: Record<string, string>): boolean {
  if (Object.keys(one).length !== Object.keys(other).length) return false;
  return !Object.entries(one).some(([name, value]) => Object.hasOwn(other, name) && other[name] !== value);
}
