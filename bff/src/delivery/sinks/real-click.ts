const maxClickChars = 1_024;
/** Links that were launched without being filled in: `__CLICKID__`, `{callback}`, `[callback]`. */
const placeholder = /^(__.*__|\{.*\}|\[.*\])$/;

/** Whether a text can be a click id that its platform gave out; sending anything else teaches the platform nothing. */
export function isRealClick(clickId: unknown): clickId is string {
  return (
    typeof clickId === 'string' &&
    clickId.length <= maxClickChars &&
    /^[\x21-\x7e]+$/.test(clickId) &&
    !placeholder.test(clickId)
  );
}
