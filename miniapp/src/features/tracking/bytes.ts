/** Bytes of the text in UTF-8, counted without the encoder that the hosts lack. */
export function bytesOf(text: string): number {
  let bytes = 0;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    const isPairStart = unit >= 0xd800 && unit <= 0xdbff;
    if (unit < 0x80) bytes += 1;
    else if (unit < 0x800) bytes += 2;
    else if (isPairStart) {
      bytes += 4;
      index += 1;
    } else bytes += 3;
  }
  return bytes;
}
