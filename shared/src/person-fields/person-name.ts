// Han characters with the rare ones beyond the first plane, and the middle dot of minority names: 阿卜杜拉·买买提.
const personName = /^(?:[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]|[\ud840-\ud888][\udc00-\udfff]|·){2,50}$/;

/** A Chinese name as it stands on the identity card: no spaces, no Latin letters, dots only between characters. */
export function isPersonName(text: string): boolean {
  return personName.test(text) && text[0] !== '·' && text[text.length - 1] !== '·' && text.indexOf('··') < 0;
}

/** `周**`: the family name only. */
export function maskName(name: string): string {
  const characters = Array.from(name);
  return `${characters[0] ?? ''}${'*'.repeat(Math.max(characters.length - 1, 0))}`;
}
