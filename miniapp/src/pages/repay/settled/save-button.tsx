import { useEffect, useState } from 'react';
import { Button } from '../../../components';
import { copyText } from '../../../host';
import type { Letter } from './letter-card';

const doneShownMs = 2_000;

/** Puts the letter's exact text where the person can paste and keep it; every host can do that. */
export function SaveButton({ letter }: { letter: Letter | undefined }) {
  const [isSaved, setSaved] = useState(false);
  useEffect(() => {
    if (!isSaved) return undefined;
    const timer = setTimeout(() => setSaved(false), doneShownMs);
    return () => clearTimeout(timer);
  }, [isSaved]);
  const save = async () => letter && setSaved(await copyText(letter.text));
  return (
    <Button id="settled-save" kind="primary" disabled={!letter} onClick={() => void save()}>
      {isSaved ? '已复制全文' : '保存结清证明'}
    </Button>
  );
}
