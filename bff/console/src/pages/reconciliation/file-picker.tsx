import { type DragEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

interface FilePickerProps {
  name: string | null;
  onPick(file: File): void;
}

/** A place to drop a file on; for the keyboard it is a button. */
export function FilePicker({ name, onPick }: FilePickerProps) {
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
        className={over ? 'file-picker over' : 'file-picker'}
        onClick={() => input.current?.click()}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <b>{name ?? t('reconciliation.import.choose')}</b>
        <span className="quiet small">
          {t(name ? 'reconciliation.import.otherFile' : 'reconciliation.import.chooseHint')}
        </span>
      </button>
      <input
        ref={input}
        type="file"
        hidden
        accept=".csv,.json,.txt,text/csv,application/json"
        onChange={({ target }) => {
          const file = target.files?.[0];
          if (file) onPick(file);
          target.value = '';
        }}
      />
    </>
  );
}
