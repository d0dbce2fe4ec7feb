import { type DragEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

interface SpendFilePickerProps {
  name: string | null;
  onPick(file: File): void;
}

/** A place to drop a report on; for the keyboard it is a button. */
export function SpendFilePicker({ name, onPick }: SpendFilePickerProps) {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer.files[0];
    if (file) onPick(file);
  };
  return (
    <>
      <button
        type="button"
        className={over ? 'spend-picker over' : 'spend-picker'}
        onClick={() => input.current?.click()}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <b>{name ?? t('acquisition.dialog.choose')}</b>
        <span className="quiet small">
          {t(name ? 'acquisition.dialog.otherFile' : 'acquisition.dialog.hint')}
        </span>
      </button>
      <input
        ref={input}
        type="file"
        hidden
        accept=".csv,.txt,.tsv,text/csv"
        onChange={({ target }) => {
          const file = target.files?.[0];
          if (file) onPick(file);
          target.value = '';
        }}
      />
    </>
  );
}
