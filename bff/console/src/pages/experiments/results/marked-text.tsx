import { useLanguage } from '../../../language/use-language';

/** A sentence of ours in which <b> marks what matters; names in it are text and never markup. */
export function MarkedText({ text }: { text: string }) {
  const language = useLanguage();
  return (
    <>
      {text.split(/<b>|<\/b>/).map((piece, place) => (place % 2 === 1 ? <b key={place}>{piece}</b> : piece))}
      {language === 'zh' ? '' : ' '}
    </>
  );
}
