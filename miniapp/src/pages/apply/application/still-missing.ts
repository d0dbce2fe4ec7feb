interface Missing {
  /** A field with a sentence under it. */
  field: boolean;
  agreement: boolean;
}

/** Stands at the button, because what it speaks of may lie outside the window. */
export function stillMissing({ field, agreement }: Missing): string | undefined {
  if (field) return '有内容还没填对，标在上面';
  return agreement ? '还差上面的授权勾选' : undefined;
}
